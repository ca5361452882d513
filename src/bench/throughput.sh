#!/usr/bin/env bash
# Measures, side by side on this machine, how many webhooks per second are answered, and prints a table in Markdown:
#
#   src/bench/throughput.sh                       about 20 minutes, and once 2 more to sign the events
#   WARM_UP=5 SECONDS_EACH=5 src/bench/throughput.sh          for a first look
#   ROWS="no-store sqlite" src/bench/throughput.sh            only these
#
# It needs what `./mvnw verify` leaves in target/, a JDK 21 or newer (JAVA_HOME, or java on the PATH), wrk, node with npm and
# curl. nginx is measured if it is there. PostgreSQL is measured if POSTGRES_URL (jdbc:postgresql://host/database?user=…)
# names an empty database, or if Debian's binaries are there to start one of its own. How it is with 5 million entries in the
# inbox is measured if 12 GB of disk are free, on SQLite if sqlite3 is there, and on PostgreSQL if it is one of its own.
# Everything listens on 127.0.0.1, and everything written lies in target/bench.
set -euo pipefail
FOLDER=target/bench
PORT=${PORT:-18080}
. "$(dirname "$0")/common.sh"

WARM_UP=${WARM_UP:-20}
SECONDS_EACH=${SECONDS_EACH:-20}
ROWS=${ROWS:-nginx express-prepared express no-store sqlite sqlite-handler sqlite-full sqlite-leaving \
  postgres postgres-handler postgres-full idle}
FINISHED=${FINISHED:-5000000} # entries that the rows …-full and …-leaving find in their inbox
CONNECTIONS=32
THREADS=2
RATE=20000 # events per second of a run that are signed beforehand; a server that is faster makes its row invalid
JAVA_OPTIONS=${JAVA_OPTIONS:--Xmx512m}
BENCH_HASH='{bcrypt}$2a$10$n24CqldbW8pGrx5oSrhsQuASrumslLlewz3nY3Tr2KkjzLNw63g.i' # demo

DATA=$FOLDER/data
COUNT=$(((WARM_UP + SECONDS_EACH) * RATE))
FIRST_MEASURED=$((WARM_UP * RATE))
TICK=$(getconf CLK_TCK)
POSTGRES=
PSQL=()

# ---- what it needs

require() {
  require_tools wrk node npm curl
  local version
  version=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')
  [ "${version:-0}" -ge 21 ] 2>/dev/null || fail "A JDK 21 or newer is needed: set JAVA_HOME. $JAVA is ${version:-missing}."
  require_jar
  [ -d target/test-classes/com/example/bench ] || fail "Run ./mvnw verify first (or package -DskipTests)."
  require_ports 5
  mkdir -p "$FOLDER"
  case $(stat -f -c %T "$FOLDER") in
    tmpfs | ramfs) fail "$FOLDER lies in memory, where a flush costs nothing. Build on a disk." ;;
  esac
}

prepare() {
  if [ ! -d src/bench/express/node_modules ] && [[ $ROWS == *express* ]]; then
    npm --prefix src/bench/express ci --silent --no-audit --no-fund
  fi
  sign "$COUNT"
  local name
  for name in nostore idler; do
    mkdir -p "$FOLDER/$name/com/example/bench"
    cp -r "target/test-classes/com/example/bench/$name" "$FOLDER/$name/com/example/bench/"
  done
  mkdir -p "$FOLDER/nostore/dev/zenhook/store"
  cp target/test-classes/dev/zenhook/store/ForgetfulInbox*.class "$FOLDER/nostore/dev/zenhook/store/"
}

has() {
  [[ " $ROWS " == *" $1 "* ]]
}

# ---- servers: each sets SERVER to its process id

end_all() {
  end_server
  end_process "$POSTGRES" INT
  rm -rf "$DATA"
}
trap end_all EXIT

nginx_server() {
  cat >"$FOLDER/nginx.conf" <<CONF
daemon off;
worker_processes 2;
pid $FOLDER/nginx.pid;
error_log $FOLDER/nginx.log;
events {}
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path $FOLDER/nginx-body;
  server {
    listen 127.0.0.1:$PORT reuseport;
    return 200;
  }
}
CONF
  "$NGINX" -c "$FOLDER/nginx.conf" &
  SERVER=$!
}

express_server() {
  env PORT="$PORT" PUBLIC_KEY="$FOLDER/key.pub.pem" NODE_ENV=production "$@" node src/bench/express/server.js \
    >"$FOLDER/express.log" 2>&1 &
  SERVER=$!
}

# zenhook [--loader FOLDER] ARGUMENT…
zenhook_server() {
  local loader=()
  [ "${1:-}" != --loader ] || { loader=("-Dloader.path=$2") && shift 2; }
  [ -n "${KEEP:-}" ] || rm -rf "$DATA/zenhook"
  mkdir -p "$DATA/zenhook"
  # shellcheck disable=SC2086
  ZENTITLE2_PUBLIC_KEY=file:$FOLDER/key.pub.pem "$JAVA" $JAVA_OPTIONS "${loader[@]}" -cp "$JAR" \
    org.springframework.boot.loader.launch.PropertiesLauncher \
    --server.port="$PORT" --server.address=127.0.0.1 --management.server.port="$MANAGEMENT" \
    --zenhook.operators.users.bench.role=viewer --zenhook.operators.users.bench.password-hash="$BENCH_HASH" \
    --zenhook.store.directory="$DATA/zenhook" "$@" >"$FOLDER/zenhook.log" 2>&1 &
  SERVER=$!
}

# One whose handler does nothing.
handler_server() {
  zenhook_server --loader "$FOLDER/idler" --zenhook.handle.packages=com.example.bench.idler "$@"
}

# PostgreSQL of its own, with its default settings: every commit waits for the disk.
postgres_start() {
  [ -z "${POSTGRES_URL:-}" ] || return 0
  local bin as=() port=$((PORT + 2))
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  rm -rf "$DATA/postgres"
  mkdir -p "$DATA/postgres"
  if [ "$(id -u)" = 0 ]; then # it refuses to be root
    chown postgres "$DATA/postgres"
    as=(setpriv --reuid postgres --regid postgres --clear-groups)
  fi
  (cd / && "${as[@]}" "$bin/initdb" -D "$DATA/postgres" -U zenhook --auth=trust -E UTF8 --locale=C >"$FOLDER/postgres.log")
  (cd / && exec "${as[@]}" "$bin/postgres" -D "$DATA/postgres" -p "$port" -h 127.0.0.1 -k "" >>"$FOLDER/postgres.log" 2>&1) &
  POSTGRES=$!
  for _ in $(seq 100); do
    ! "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || break
    sleep 0.1
  done
  "$bin/createdb" -h 127.0.0.1 -p "$port" -U zenhook bench
  POSTGRES_OWN="jdbc:postgresql://127.0.0.1:$port/bench?user=zenhook"
  PSQL=("$bin/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U zenhook bench)
}

# Whether there is one to measure.
has_postgres() {
  [ -n "${POSTGRES_URL:-}" ] || ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1
}

postgres_url() {
  echo "--zenhook.store.url=${POSTGRES_URL:-$POSTGRES_OWN}"
}

postgres_stop() {
  end_process "$POSTGRES" INT
  POSTGRES=
}

# ---- measuring

# How busy this machine is before anything of ours runs, in percent of its processors.
busy() {
  local before after
  before=$(awk '/^cpu /{ print $5 + $6 }' /proc/stat)
  sleep 2
  after=$(awk '/^cpu /{ print $5 + $6 }' /proc/stat)
  echo $((100 - (after - before) * 100 / (2 * TICK * $(nproc))))
}

# Flushes that the disk has been asked for since it was started, by whomever: nobody else should be busy.
flushes() {
  awk -v "n=$(stat -c '%Hd:%Ld' "$FOLDER")" '{ if ($1 ":" $2 == n) print $19 }' /proc/diskstats
}

# Processor time of a process and its children, in ticks; of the server unless another one is named.
ticks() {
  local parent=${1:-$SERVER} pid sum=0 stat
  for pid in "$parent" $(pgrep -P "$parent" || true); do
    stat=$(sed 's/.*) //' "/proc/$pid/stat" | cut -d' ' -f12,13)
    sum=$((sum + ${stat/ /+}))
  done
  echo "$sum"
}

metric() {
  curl -s -u bench:demo "http://127.0.0.1:$MANAGEMENT/actuator/metrics/$1" |
    node -e 'try { console.log(JSON.parse(require("fs").readFileSync(0)).measurements[0].value) } catch { console.log(0) }'
}

micros() {
  awk -v "us=$1" 'BEGIN { printf "%.2f ms", us / 1000 }'
}

ratio() {
  [ "${2:-0}" = 0 ] && echo "" || awk -v "a=$1" -v "b=$2" 'BEGIN { printf "%.2f", a / b }'
}

# How many of the entries of a filled SQLite inbox have left: they go in the order in which they came.
gone_from_sqlite() {
  sqlite3 "$DATA/zenhook/zenhook.db" "select min(min(id) - 1, $FINISHED) from entry"
}

# row NAME WITH_DISPATCH [again]: warms the running server up, measures it, prints its row and ends it. GONE names what
# counts the entries that have left, if that is to be told.
row() {
  local name=$1 dispatch=$2 again=${3:-} started flushed used requests seconds failed p50 p99 empty rate
  echo "$name …" >&2
  load 0 "$FIRST_MEASURED" "$WARM_UP" $CONNECTIONS $THREADS "$again" >/dev/null
  local done_before=0 at
  [ "$dispatch" = no ] || { done_before=$(metric zenhook.deliveries) && at=$(date +%s%N); }
  local gone_before=0 gone
  [ -z "${GONE:-}" ] || gone_before=$("$GONE")
  flushed=$(flushes) used=$(ticks)
  read -r requests seconds failed p50 p99 empty < <(load "$FIRST_MEASURED" $((SECONDS_EACH * RATE)) "$SECONDS_EACH" \
    $CONNECTIONS $THREADS "$again")
  used=$(($(ticks) - used)) flushed=$(($(flushes) - flushed))
  if [ -n "${GONE:-}" ]; then
    gone=$("$GONE")
    name="$name, while $(per_second $((gone - gone_before)) "$seconds") old entries/s leave"
    [ "$gone" -lt "$FINISHED" ] || name="$name (**invalid**: all have left)"
  fi
  rate=$(per_second "$requests" "$seconds")
  local deliveries=""
  if [ "$dispatch" = yes ]; then
    local done_after taken
    done_after=$(metric zenhook.deliveries)
    at=$(($(date +%s%N) - at))
    taken=$(metric zenhook.requests)
    deliveries=$(awk -v "n=$done_after" -v "b=$done_before" -v "ns=$at" -v "t=$taken" \
      'BEGIN { printf "%.0f, %.0f", (n - b) / ns * 1e9, t - n }')
  fi
  end_server
  case $name in
    *"no store"*) NO_STORE=$rate ;;
    Express*prepared*) EXPRESS=$rate ;;
  esac
  [ "$empty" = 0 ] || name="$name (**invalid**: the events ran out)"
  [ "$failed" = 0 ] || name="$name (**invalid**)"
  echo "| $name | $rate | $failed | $(micros "$p50") | $(micros "$p99") |" \
    "$(awk -v "t=$used" -v "hz=$TICK" -v "n=$requests" 'BEGIN { printf "%.0f µs", t / hz / n * 1e6 }') |" \
    "$(per_second "$flushed" "$seconds") | $deliveries |" \
    "$(ratio "$rate" "${NO_STORE:-0}") | $(ratio "$rate" "${EXPRESS:-0}") |" >>"$FOLDER/table.md"
  tail -1 "$FOLDER/table.md" >&2
}

zenhook() {
  await_answer "http://127.0.0.1:$MANAGEMENT/actuator/health/readiness" Zenhook "$FOLDER/zenhook.log"
}

postgres_rows() {
  if ! unzip -l "$JAR" 2>/dev/null | grep -q 'lib/postgresql-'; then
    echo "This Zenhook knows no PostgreSQL: left out." >&2
    return 0
  fi
  if ! has_postgres; then
    echo "No PostgreSQL here, and no POSTGRES_URL: left out." >&2
    return 0
  fi
  if has postgres; then
    postgres_start
    zenhook_server "$(postgres_url)"
    zenhook && row "Zenhook, PostgreSQL" no
    postgres_stop
  fi
  if has postgres-handler; then
    postgres_start
    handler_server "$(postgres_url)"
    zenhook && row "Zenhook, PostgreSQL, with a handler" yes
    postgres_stop
  fi
  if has postgres-full; then
    postgres_full_row
  fi
}

rows() {
  if has nginx; then
    NGINX=$(command -v nginx || ls /usr/sbin/nginx 2>/dev/null || true)
    if [ -n "$NGINX" ]; then
      nginx_server
      await_answer "http://127.0.0.1:$PORT/" nginx "$FOLDER/nginx.log" && row "nginx, an empty 200" no again
    fi
  fi
  if has express-prepared; then
    express_server KEY=prepared
    await_answer "http://127.0.0.1:$PORT/" Express "$FOLDER/express.log" && row "Express 5, stores nothing; key prepared once" no again
  fi
  if has express; then
    express_server
    await_answer "http://127.0.0.1:$PORT/" Express "$FOLDER/express.log" && row "Express 5, stores nothing; key as text, as in most samples" no again
  fi
  if has no-store; then
    zenhook_server --loader "$FOLDER/nostore" --zenhook.handle.packages=com.example.bench.nostore
    zenhook && row "Zenhook, no store" no again
  fi
  if has sqlite; then
    zenhook_server
    zenhook && row "Zenhook, SQLite" no
  fi
  if has sqlite-handler; then
    handler_server
    zenhook && row "Zenhook, SQLite, with a handler" yes
  fi
  if has sqlite-full; then
    sqlite_full_row
  fi
  if has sqlite-leaving; then
    sqlite_leaving_row
  fi
  if has postgres || has postgres-handler || has postgres-full; then
    postgres_rows
  fi
}

has_space() {
  [ "$(df -Pk "$FOLDER" | awk 'NR == 2 { print $4 }')" -ge 12000000 ]
}

# An inbox that has been in use for long: FINISHED entries, each with a delivery that has succeeded.
sqlite_full_row() {
  if ! command -v sqlite3 >/dev/null || ! has_space; then
    echo "No sqlite3, or less than 12 GB of disk: sqlite-full left out." >&2
    return 0
  fi
  fill_sqlite 3600
  KEEP=yes handler_server
  zenhook && row "Zenhook, SQLite, with a handler, $FINISHED entries" yes
}

# The same, of which all entries are to leave. They begin to a minute after the start, and go on all the time.
sqlite_leaving_row() {
  if ! command -v sqlite3 >/dev/null || ! has_space; then
    echo "No sqlite3, or less than 12 GB of disk: sqlite-leaving left out." >&2
    return 0
  fi
  fill_sqlite $((40 * 86400))
  sqlite3 "$DATA/zenhook/zenhook.db" "update horizon set before_at = (unixepoch() - 35 * 86400) * 1000"
  KEEP=yes handler_server
  zenhook
  sleep $((WARM_UP < 62 ? 62 - WARM_UP : 0))
  GONE=gone_from_sqlite row "Zenhook, SQLite, with a handler" yes
}

# fill_sqlite AGE: with entries that were received and handled so many seconds ago
fill_sqlite() {
  zenhook_server
  zenhook
  end_server
  echo "Filling an inbox with $FINISHED entries …" >&2
  sqlite3 "$DATA/zenhook/zenhook.db" >"$FOLDER/full.log" <<SQL
pragma journal_mode = off;
pragma synchronous = off;
pragma cache_size = -600000;
begin;
insert into entry (tenant, entry_key, status, event_id, code, resource_id, event_date, call_attempt, test, body, signature,
  key_fingerprint, received_at, handed_over_at)
with recursive number (n) as (select 1 union all select n + 1 from number where n < $FINISHED)
select 'main', 'id:event_' || id, 'ACCEPTED', 'event_' || id, 'entitlement.updated', 'ent_' || printf('%022d', n % 1000),
  now * 1000000, 1, false, randomblob($LENGTH / 2), hex(randomblob(172)), 'sha256:' || hex(randomblob(32)), now * 1000, now * 1000
from (select n, lower(hex(randomblob(12))) as id, unixepoch() - $1 as now from number);
insert into delivery (entry_id, handler, tenant, resource_id, status, created_at, due_at, attempts, started_at, finished_at)
select id, 'idler.event', tenant, resource_id, 'SUCCEEDED', received_at, received_at, 1, received_at, received_at from entry;
commit;
pragma journal_mode = wal;
SQL
}

postgres_full_row() {
  if [ -n "${POSTGRES_URL:-}" ] || ! has_space; then
    echo "Not a PostgreSQL of its own, or less than 12 GB of disk: postgres-full left out." >&2
    return 0
  fi
  postgres_start
  fill_postgres
  handler_server "$(postgres_url)"
  zenhook && row "Zenhook, PostgreSQL, with a handler, $FINISHED entries" yes
  postgres_stop
}

fill_postgres() {
  zenhook_server "$(postgres_url)"
  zenhook
  end_server
  echo "Filling an inbox with $FINISHED entries …" >&2
  "${PSQL[@]}" >"$FOLDER/full.log" <<SQL
insert into entry (tenant, entry_key, status, event_id, code, resource_id, event_date, call_attempt, test, body, signature,
  key_fingerprint, received_at, handed_over_at)
select 'main', 'id:event_' || id, 'ACCEPTED', 'event_' || id, 'entitlement.updated', 'ent_' || to_char(n % 1000, 'fm' || repeat('0', 22)),
  now * 1000000, 1, false, convert_to(repeat(md5(id), $LENGTH / 64), 'UTF8'), repeat(md5(id), 11), 'sha256:' || repeat(md5(id), 2),
  now * 1000, now * 1000
from (select n, left(md5(random()::text || n), 24) as id, extract(epoch from now())::bigint - 3600 as now
  from generate_series(1, $FINISHED) as n) as number;
insert into delivery (entry_id, handler, tenant, resource_id, status, created_at, due_at, attempts, started_at, finished_at)
select id, 'idler.event', tenant, resource_id, 'SUCCEEDED', received_at, received_at, 1, received_at, received_at from entry;
vacuum analyze;
checkpoint;
SQL
}

# How busy processes are while nothing happens, in percent of one core.
idle_use() {
  local process before after used=()
  for process in "$@"; do
    used+=("$(ticks "$process")")
  done
  sleep "$SECONDS_EACH"
  for process in "$@"; do
    before=${used[0]} after=$(ticks "$process") used=("${used[@]:1}")
    echo "$(ratio $(((after - before) * 100)) $((SECONDS_EACH * TICK)))"
  done
}

idle() {
  local flush verify requests seconds failed p50 rest used
  echo "One connection …" >&2
  mkdir -p "$DATA"
  zenhook_server
  zenhook
  load 0 "$FIRST_MEASURED" "$WARM_UP" $CONNECTIONS $THREADS >/dev/null
  load $((FIRST_MEASURED / 2)) 100000 5 1 1 again >/dev/null
  read -r requests seconds failed p50 rest < <(load "$FIRST_MEASURED" $((SECONDS_EACH * RATE)) "$SECONDS_EACH" 1 1)
  used=$(idle_use "$SERVER")
  end_server
  read -r flush verify < <(node src/bench/floor.js "$DATA/block")
  echo
  echo "One connection, one request after the other, SQLite: median answer $p50 µs ($failed of $requests not 200);" \
    "one flush $flush µs and one verification $verify µs; ratio $(ratio "$p50" $((flush + verify)))." \
    "Afterwards, without requests, $used % of one core."
  idle_with_handler
  starts
}

# With a handler it looks for what falls due, and on PostgreSQL for what others have stored.
idle_with_handler() {
  local used
  echo "Idle with a handler …" >&2
  handler_server
  zenhook
  load 0 20000 1 $CONNECTIONS $THREADS >/dev/null
  sleep 5
  echo "Idle with a handler, after some requests, SQLite: $(idle_use "$SERVER") % of one core."
  end_server
  has_postgres || return 0
  postgres_start
  handler_server "$(postgres_url)"
  zenhook
  load 0 20000 1 $CONNECTIONS $THREADS >/dev/null
  sleep 5
  mapfile -t used < <(idle_use "$SERVER" $POSTGRES)
  end_server
  postgres_stop
  echo "PostgreSQL: ${used[0]} %${used[1]:+, and its server ${used[1]} %}."
}

# How soon a handler begins, here and at another replica.
starts() {
  echo "Starts …" >&2
  rm -f "$FOLDER/starts"
  JAVA_OPTIONS="$JAVA_OPTIONS -Dbench.starts=$FOLDER/starts" handler_server
  zenhook
  echo "A delivery begins $(start_delay) after its answer, SQLite."
  end_server
  has_postgres || return 0
  local holder
  postgres_start
  rm -f "$FOLDER/starts"
  # One replica receives, and has all places of its handler taken; the other one runs what comes.
  JAVA_OPTIONS="$JAVA_OPTIONS -Dbench.hold=true" handler_server "$(postgres_url)" --zenhook.dispatch.handler-timeout=1h
  zenhook
  load 0 20000 1 1 1 >/dev/null
  holder=$SERVER
  PORT=$((PORT + 3)) MANAGEMENT=$((MANAGEMENT + 3)) JAVA_OPTIONS="$JAVA_OPTIONS -Dbench.starts=$FOLDER/starts" KEEP=yes \
    handler_server "$(postgres_url)"
  MANAGEMENT=$((MANAGEMENT + 3)) zenhook
  sleep 5
  echo "At another replica, PostgreSQL, it begins $(start_delay) after its answer."
  end_server
  SERVER=$holder
  kill -9 "$SERVER" # its handler does not end
  end_server
  postgres_stop
}

start_delay() {
  local millis missing
  node src/bench/starts.js "$FOLDER/requests" "$LENGTH" "$FIRST_MEASURED" 100 "$PORT" "$FOLDER/starts" >"$FOLDER/warm"
  read -r millis missing < <(node src/bench/starts.js "$FOLDER/requests" "$LENGTH" $((FIRST_MEASURED + 100)) 200 "$PORT" \
    "$FOLDER/starts")
  echo "$millis ms (median of 200, $missing not within 10 s)"
}

require
prepare
BUSY=$(busy)
[ "$BUSY" -lt 10 ] || echo "This machine is $BUSY % busy with other things: the figures will say little." >&2
mkdir -p "$DATA"
cat >"$FOLDER/table.md" <<HEAD
| | requests/s | not 200 | median | p99 | CPU per request | flushes/s | deliveries/s, backlog | to no store | to Express, prepared |
|---|---|---|---|---|---|---|---|---|---|
HEAD
rows
! has idle || IDLE=$(idle)
echo
echo "$(nproc) cores, $("$JAVA" -version 2>&1 | sed -n 2p), node $(node --version), wrk with $CONNECTIONS connections, $SECONDS_EACH s each after $WARM_UP s;" \
  "$BUSY % busy with other things beforehand"
echo
cat "$FOLDER/table.md"
echo "${IDLE:-}"
