#!/usr/bin/env bash
# Measures what an honest sender notices of strangers who abuse the public port, and what they cost, and prints tables in
# Markdown:
#
#   src/bench/abuse.sh                         about 4 minutes
#   SECONDS_EACH=5 src/bench/abuse.sh          for a first look
#
# It needs what `./mvnw verify` leaves in target/, a JDK 21 or newer (JAVA_HOME, or java on the PATH), wrk, node, curl and
# slowhttptest. Everything listens on 127.0.0.1, ends by itself, and everything written lies in target/abuse. The strangers
# and the honest sender share the processors with the server: with machines of their own all of it would be better. The server has
# the options of the image in a container of 512 MB, without the AOT cache; JAVA_OPTIONS adds some.
set -euo pipefail
FOLDER=target/abuse
PORT=${PORT:-18090}
. "$(dirname "$0")/common.sh"

SECONDS_EACH=${SECONDS_EACH:-15}
HONEST_RATE=50 # per second
FLOOD=1000     # connections
SLOW=3000      # more than there are places
IDLE=5000
CONTAINER="-XX:MaxRAM=512m -XX:MaxRAMPercentage=50 -XX:+UseSerialGC" # as the JVM itself chooses in 512 MB
JAVA_OPTIONS=${JAVA_OPTIONS-}

URL=http://127.0.0.1:$PORT/webhooks
ROUNDS=9
NEW_EVENTS=80000 # that are signed for the one figure that needs them
COUNT=$((ROUNDS * SECONDS_EACH * HONEST_RATE + NEW_EVENTS))
STRANGER=
NEXT=0

require() {
  require_tools wrk node curl slowhttptest
  require_jar
  require_ports 2
  ulimit -n 16384 || fail "It opens many connections: allow 16384 open files."
  mkdir -p "$FOLDER"
}

end_stranger() {
  end_process "$STRANGER" TERM
  STRANGER=
}

end_all() {
  end_stranger
  end_server
  rm -rf "$FOLDER/data"
}
trap end_all EXIT

start() {
  rm -rf "$FOLDER/data"
  # The image's, but for what names its folders, and for the heap's part, which the container's line has.
  grep -v -e org.sqlite -e '^-cp' -e MaxRAMPercentage src/docker/java.options >"$FOLDER/options"
  # shellcheck disable=SC2086
  ZENTITLE2_PUBLIC_KEY=file:$FOLDER/key.pub.pem "$JAVA" $CONTAINER "@$FOLDER/options" $JAVA_OPTIONS -jar "$JAR" \
    --server.port="$PORT" --server.address=127.0.0.1 --management.server.port="$MANAGEMENT" \
    --zenhook.store.directory="$FOLDER/data" >"$FOLDER/zenhook.log" 2>&1 &
  SERVER=$!
  await_answer "$URL" Zenhook "$FOLDER/zenhook.log"
}

# What /proc says of the server, by the name of a line.
status() {
  awk -v "name=$1:" '$1 == name { print $2 }' "/proc/$SERVER/status"
}

connections() {
  ss -Htn state established "( sport = :$PORT )" 2>/dev/null | wc -l
}

# honest: sends for a while, and sets TOTAL, FAILED, P50, P99.
honest() {
  read -r TOTAL FAILED P50 P99 < <(timeout $((SECONDS_EACH + 30)) node src/bench/honest.js "$PORT" "$FOLDER/requests" \
    "$LENGTH" "$NEXT" "$SECONDS_EACH" "$HONEST_RATE")
  NEXT=$((NEXT + TOTAL))
}

# row NAME [COMMAND…]: measures the honest sender while the command runs, and prints a row.
row() {
  local name=$1
  shift
  echo "$name …" >&2
  if [ $# -gt 0 ]; then
    timeout $((SECONDS_EACH + 40)) "$@" >"$FOLDER/stranger.log" 2>&1 &
    STRANGER=$!
    sleep 3
  fi
  honest
  echo "| $name | $FAILED of $TOTAL | $(awk -v "a=$P50" -v "b=$P99" 'BEGIN { printf "%.1f ms | %.1f ms", a / 1e3, b / 1e3 }') |" \
    "$(connections) | $(($(status VmRSS) / 1024)) MB | $(status Threads) |" >>"$FOLDER/table.md"
  tail -1 "$FOLDER/table.md" >&2
  end_stranger
  sleep 2
}

flood() {
  row "$1" wrk -t1 "-c$FLOOD" "-d$((SECONDS_EACH + 30))s" --timeout 30s -s src/bench/false.lua "${@:3}" "$URL" -- "$2"
}

# slow NAME OPTION…: slowhttptest
slow() {
  row "$1" slowhttptest -c "$SLOW" -r 2000 -l $((SECONDS_EACH + 30)) -u "$URL" "${@:2}"
}

# answered FIRST COUNT SECONDS [again]: how many of these events are answered per second.
answered() {
  local requests seconds rest
  read -r requests seconds rest < <(load "$1" "$2" "$3" 32 2 "${4:-once}")
  per_second "$requests" "$seconds"
}

main() {
  require
  sign "$COUNT"
  start
  {
    echo "| who else is there | honest requests not answered 200 | p50 | p99 | connections | memory (RSS) | threads |"
    echo "|---|---|---|---|---|---|---|"
  } >"$FOLDER/table.md"
  honest # warms up
  row "nobody"
  flood "$FLOOD connections with false signatures" 400
  flood "the same, each request on a new connection" 400 -H "Connection: close"
  slow "$SLOW slow heads (\`slowhttptest -H\`)" -H -i 5 -x 24 -p 3
  # With a signature of the right form in a line of its own, as no body is waited for without one.
  slow "$SLOW slow bodies (\`-B\`)" -B -i 5 -s 8192 -x 10 -p 3 \
    -f "text/plain"$'\r\n'"N-Signature:$(printf 'AB%.0s' {1..170})AA=="
  slow "$SLOW range attacks (\`-R\`)" -R -a 10 -b 3000 -p 3
  slow "$SLOW answers read slowly (\`-X\`)" -X -w 1 -y 16 -n 5 -z 4 -k 3 -p 3
  row "$IDLE idle connections" node src/bench/idle.js "$PORT" "$IDLE"

  local captures events
  echo "Repetitions …" >&2
  captures=$(answered 0 2 10 again) # one for each thread
  events=$(answered $((COUNT - NEW_EVENTS)) "$NEW_EVENTS" 5)
  cat "$FOLDER/table.md"
  echo
  echo "Captured webhooks sent again: $captures/s. New events: $events/s."
}

main
