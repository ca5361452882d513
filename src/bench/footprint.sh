#!/usr/bin/env bash
# Measures what Zenhook needs, as it runs in the image, and prints a table in Markdown: the time from the start of the JVM
# until readiness answers 200, and the memory (resident set) when it is idle and under full load.
#
#   src/bench/footprint.sh                        about 3 minutes
#   STARTS=3 SECONDS_OF_LOAD=5 src/bench/footprint.sh        for a first look
#
# It needs what `./mvnw verify` leaves in target/ (or package -DskipTests), JDK 25 (JAVA_HOME, or java on the PATH), wrk, node
# and openssl. Everything listens on 127.0.0.1, and everything written lies in target/footprint.
set -euo pipefail
FOLDER=target/footprint
PORT=${PORT:-18080}
. "$(dirname "$0")/common.sh"

STARTS=${STARTS:-7}
SECONDS_OF_LOAD=${SECONDS_OF_LOAD:-30}
RATE=12000 # events per second of load that are signed beforehand
HEAP=${HEAP:--Xmx128m}
trap end_server EXIT

require_tools wrk node openssl
require_jar
require_ports 2
rm -rf "$FOLDER"
mkdir -p "$FOLDER"

# As in the Dockerfile.
"$JAVA" -Djarmode=tools -jar "$JAR" extract --application-filename zenhook.jar --destination "$FOLDER/app" >"$FOLDER/log"
sign $((SECONDS_OF_LOAD * RATE))
# The image's options, but for what names its folders, and for the heap: half of a container of 512 MB.
grep -v -e org.sqlite -e '^-cp' -e MaxRAMPercentage src/docker/java.options >"$FOLDER/app/options"
CONTAINER="-XX:MaxRAM=512m -XX:MaxRAMPercentage=50 -XX:+UseSerialGC" # as the JVM itself chooses in 512 MB
cd "$FOLDER/app"
export ZENTITLE2_PUBLIC_KEY=file:$FOLDER/key.pub.pem ZENHOOK_STORE_DIRECTORY=$FOLDER/data
SERVER_PORT=$PORT MANAGEMENT_SERVER_PORT=$MANAGEMENT ../../../src/docker/train.sh \
  "$JAVA" $CONTAINER -XX:TieredStopAtLevel=1 -XX:AOTCacheOutput=zenhook.aot -Xlog:aot=error @options -cp zenhook.jar dev.zenhook.Zenhook \
  >"$FOLDER/log" 2>&1 || fail "The training run failed: $(tail -5 "$FOLDER/log")"

# start OPTION…: gives in READY the milliseconds until readiness
start() {
  rm -rf "$FOLDER/data"
  local begun now status
  begun=$(date +%s%N)
  "$JAVA" "$@" @options -cp zenhook.jar dev.zenhook.Zenhook --server.port="$PORT" --server.address=127.0.0.1 \
    --management.server.port="$MANAGEMENT" >"$FOLDER/log" 2>&1 &
  SERVER=$!
  for _ in $(seq 3000); do
    status=
    { exec 3<>"/dev/tcp/127.0.0.1/$MANAGEMENT"; } 2>/dev/null &&
      printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&3 && read -r status <&3 || true
    exec 3>&- || true
    [[ $status != *' 200'* ]] || break
    kill -0 "$SERVER" 2>/dev/null || fail "It did not start: $(tail -5 "$FOLDER/log")"
    sleep 0.01
  done
  now=$(date +%s%N)
  READY=$(((now - begun) / 1000000))
}

resident() {
  awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$SERVER/status"
}

highest() {
  awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$SERVER/status"
}

# median OPTION…: of several starts, as "median (least to most)"
median() {
  local times=()
  for _ in $(seq "$STARTS"); do
    start "$@"
    end_server
    times+=("$READY")
  done
  printf '%s\n' "${times[@]}" | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] " ms (" t[1] " to " t[NR] ")" }'
}

CACHED=$(median $CONTAINER -XX:AOTCache=zenhook.aot)
PLAIN=$(median $CONTAINER -XX:AOTMode=off)
start $CONTAINER -XX:AOTCache=zenhook.aot
sleep 15
IDLE=$(resident)
end_server
start $CONTAINER -XX:AOTCache=zenhook.aot "$HEAP"
cd - >"$FOLDER/log.cd"
RESULT=$(load 0 $((SECONDS_OF_LOAD * RATE)) "$SECONDS_OF_LOAD" 32 2)
LOADED=$(highest)
end_server
read -r REQUESTS SECONDS_TAKEN FAILED _ <<<"$RESULT"
cat <<TABLE

$(nproc) cores, $("$JAVA" -version 2>&1 | sed -n 2p)

| | |
|---|---|
| ready, with the AOT cache | $CACHED, median of $STARTS |
| ready, without it | $PLAIN |
| resident, idle for 15 s | $IDLE MB |
| resident at most, under load with $HEAP | $LOADED MB, at $(per_second "$REQUESTS" "$SECONDS_TAKEN") events/s, $FAILED not answered 200 |
TABLE
