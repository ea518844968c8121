#!/usr/bin/env bash
# Publishes standard input, byte for byte, as one message, and prints the server's answer: scripts/publish.sh SUBJECT < FILE
# Who connects, and where, say NATS_URL, NATS_USER, NATS_PASSWORD and NATS_INBOX_PREFIX, as a file of drawbridge up has them.
# It speaks the protocol of NATS itself, so that nothing but bash is needed; the nats command does the same:
#   nats req SUBJECT --user "$NATS_USER" --password "$NATS_PASSWORD" --inbox-prefix "${NATS_INBOX_PREFIX%.}" < FILE
# Status 0: the stream took it. 1: it did not. 2: wrong use. 3: no server.
set -euo pipefail

patience=5

fail() {
    printf 'publish: %s\n' "$2" >&2
    exit "$1"
}

[[ $# -eq 1 && $1 != *[[:space:]]* && -n $1 ]] || fail 2 "expected one subject; usage: ${0##*/} SUBJECT < FILE"
[[ -n ${NATS_USER:-} ]] || fail 2 'nobody to connect as: set NATS_USER and NATS_PASSWORD, or read a file of drawbridge up'
subject=$1
url=${NATS_URL:-nats://localhost:4222}
[[ $url =~ ^nats://([^:/@]+):([0-9]+)/?$ ]] || fail 2 'NATS_URL: expected nats://HOST:PORT'
host=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]}
inbox=${NATS_INBOX_PREFIX:-_INBOX.}publish-$$

# A server that ends the conversation has said why before.
trap '' PIPE
body=$(mktemp)
trap 'rm -f "$body"' EXIT
cat > "$body"

# A text as a JSON string.
json() {
    local text=${1//\\/\\\\}
    printf '"%s"' "${text//\"/\\\"}"
}

exec 3<> "/dev/tcp/$host/$port" || fail 3 "no server at $host:$port"
{
    printf 'CONNECT {"verbose":false,"headers":true,"no_responders":true,"user":%s,"pass":%s}\r\n' \
        "$(json "$NATS_USER")" "$(json "${NATS_PASSWORD:-}")"
    printf 'SUB %s 1\r\nPUB %s %s %d\r\n' "$inbox" "$subject" "$inbox" "$(wc -c < "$body")"
    cat "$body"
    printf '\r\n'
} >&3 2> /dev/null || true

while IFS= read -r -t "$patience" line <&3; do
    line=${line%$'\r'}
    case $line in
        PING*) printf 'PONG\r\n' >&3 ;;
        -ERR*) fail 1 "the server says: ${line#-ERR }" ;;
        HMSG*) fail 1 "nobody listens on $subject" ;;
        MSG*)
            IFS= read -r -t "$patience" answer <&3 || true
            answer=${answer%$'\r'}
            printf '%s\n' "$answer"
            [[ $answer != *'"error"'* ]] || exit 1
            exit 0
            ;;
    esac
done
fail 3 "no answer from $host:$port within $patience s"
