#!/usr/bin/env bash
# Runs Zenhook once so that the JVM learns what to keep in its AOT cache: until it is ready, and through its two doors. What is
# loaded behind them first, at run time, is then loaded from the cache as well.
#
#   src/docker/train.sh java -XX:AOTCacheOutput=zenhook.aot OPTION… dev.zenhook.Zenhook
#
# It listens at SERVER_PORT and MANAGEMENT_SERVER_PORT of 127.0.0.1, and leaves what it stored in ZENHOOK_STORE_DIRECTORY. It needs
# nothing but bash, as the base image has nothing more.
set -euo pipefail

export SERVER_ADDRESS=127.0.0.1 SERVER_PORT=${SERVER_PORT:-8080} MANAGEMENT_SERVER_PORT=${MANAGEMENT_SERVER_PORT:-9090}

# A test event, which reaches a handler. The private half of the key was thrown away when this was signed.
BODY='{"eventId":"event_training","eventCode":"entitlement.created","resourceId":"wh_training","payload":{}}'
SIGNATURE=P9As5de2lFFeZ2rz5psbdNr5Tq5bLjB9yZtTtYSfB/fmI3JbdHz3aGeOhjSOH/rHzR6GgQss7QyJIRV+ty+uz4rwCBu5JXgw7qRNTM/9Fv1i2Y4n/Eq1w8YcV7RElnu53/8GxNRIvpbw++D8pFrGnrowGg7fNzyBgbzsTGHhIRkbgcBBhO9E90ZqrH7oVq+GQk01jciD+zTUsO3/8uCeRewgLUFgfzBqTrwCxKirtgMHlvisSRPvMQHBB+HYOSfAEk9sEBNSkI3uzo4bJXJCQRX1j/vFUeBgHoY7M9u/UXCrEKtU5BMIxrcYV2+dtgpsvi29yTFdzzX61WL1pf9TQg==
export ZENTITLE2_PUBLIC_KEY=poMiPJFhk7Yu4ugvd47SZzPsVTpT3A7-6qVj0x1y1DR0rJWQKdXE4VszI-k_RGSIo8sM8I2Vjuw8Tp_Tjc686r0UwvJ-bod9ZB1wsHOthMVNmA1MRgfhW3cgOJBKuxrINrd4D-A2vjrnMLSar8BqZT5sqVNU4Ae6slsbu0o_o-w-Y-W8RbEyg9uRBBPwzvziJWKbHsKMTcbOUveySzCmWKem-PPqg9-ewXUYcGL5s5y_eq-BSxMUJTGcjVMUEcphbUMg8Gcv8boCuF3KwklR1F-N3MC_vVLjQoZY__LSBRoy_B0Y9mNdxc464n8KiH1tfdWk9Q6yojl2eM0N1OglZw

# The status that is answered to METHOD PATH at a port, with a body and more header fields; nothing where nobody listens
ask() {
  local port=$1 line=$2 fields=$3 body=$4 version code rest
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 0
  printf '%s HTTP/1.0\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s' "$line" "$fields" "${#body}" "$body" >&3
  read -t 30 -r version code rest <&3 || true
  exec 3>&-
  echo "${code:-}"
}

expect() {
  local status=$1 answer
  shift
  answer=$(ask "$@")
  [ "$answer" = "$status" ] || { echo "$2 was answered $answer instead of $status" >&2; kill "$SERVER"; exit 1; }
}

"$@" &
SERVER=$!
for _ in $(seq 600); do
  kill -0 "$SERVER" 2>/dev/null || { echo "It did not start." >&2; exit 1; }
  [ "$(ask "$MANAGEMENT_SERVER_PORT" 'GET /actuator/health/readiness' '' '')" != 200 ] || break
  sleep 0.1
done
for _ in {1..20}; do
  expect 200 "$SERVER_PORT" 'POST /webhooks' "Content-Type: application/json"$'\r\n'"N-Signature: $SIGNATURE"$'\r\n' "$BODY"
done
expect 401 "$SERVER_PORT" 'POST /webhooks' "Content-Type: application/json"$'\r\n'"N-Signature: AAAA"$'\r\n' "$BODY"
expect 404 "$MANAGEMENT_SERVER_PORT" 'GET /actuator/health' '' ''
kill "$SERVER"
wait "$SERVER" || [ $? = 143 ] # ended by the signal, as it should be
