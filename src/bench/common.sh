# What the benchmarks share. Each sources it, and names beforehand its FOLDER below target/ and its PORT.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

FOLDER=$PWD/$FOLDER
MANAGEMENT=$((PORT + 1))
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
SERVER=

fail() {
  echo "$*" >&2
  exit 1
}

# require_tools TOOL…
require_tools() {
  local missing=() tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  [ ${#missing[@]} -eq 0 ] || fail "Missing: ${missing[*]}. On Debian: apt-get install ${missing[*]/node/nodejs}"
}

# Sets JAR.
require_jar() {
  JAR=$(ls target/*-exec.jar 2>/dev/null | head -1)
  [ -n "$JAR" ] || fail "Run ./mvnw verify first (or package -DskipTests)."
}

# require_ports COUNT: from PORT on
require_ports() {
  local port
  for port in $(seq "$PORT" $((PORT + $1 - 1))); do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || fail "Port $port is taken. Set PORT to the first of $1 free ones."
  done
}

# sign COUNT: sees to so many events in FOLDER, and sets LENGTH. They are signed again after a week: Zenhook takes no events
# that are older than what it keeps.
sign() {
  if [ "$(cat "$FOLDER/count" 2>/dev/null || echo 0)" -lt "$1" ] || [ -n "$(find "$FOLDER/requests" -mtime +7)" ]; then
    echo "Signing $1 events …" >&2
    rm -f "$FOLDER/count"
    node src/bench/events.js "$FOLDER" "$1"
    echo "$1" >"$FOLDER/count"
  fi
  LENGTH=$(cat "$FOLDER/length")
}

# await_answer URL NAME LOG: from the server that was started as NAME
await_answer() {
  for _ in $(seq 300); do
    ! curl -s -o "$FOLDER/answer" "$1" || return 0
    kill -0 "$SERVER" 2>/dev/null || fail "$2 did not start: $(tail -5 "$3" 2>/dev/null)"
    sleep 0.2
  done
  fail "$2 does not answer"
}

# end_process PID SIGNAL
end_process() {
  [ -z "$1" ] || kill "-$2" "$1" 2>/dev/null || true
  [ -z "$1" ] || wait "$1" 2>/dev/null || true
}

end_server() {
  end_process "$SERVER" TERM
  SERVER=
}

# load FIRST COUNT SECONDS CONNECTIONS THREADS [again]: sends these of the signed events, and tells "requests seconds failed
# p50 p99 empty", as webhooks.lua does
load() {
  timeout $(($3 + 30)) wrk -t"$5" -c"$4" -d"$3s" -s src/bench/webhooks.lua "http://127.0.0.1:$PORT/webhooks" -- \
    "$FOLDER/requests" "$LENGTH" "$1" "$2" "$5" "${6:-once}" | sed -n 's/^RESULT //p'
}

# per_second COUNT SECONDS
per_second() {
  awk -v "n=$1" -v "s=$2" 'BEGIN { printf "%.0f", n / s }'
}
