#!/bin/sh
# Stands for a program that lives in the process of a host: what it is told, says and ends with is this process's own.
# $1: the folder of the host's pipes; the host reads for itself what else this is told
life=$1/life.$$
status=$1/status.$$
mkfifo "$life" "$status"
echo $$ > "$1/orders"
# Ends with this process, however it ends.
exec 9> "$life"
trap 'echo stop >&9' TERM
{ read -r code < "$status"; exit "$code"; } 9>&- > /dev/null 2>&1 &
waiting=$!
while :; do
    wait "$waiting"
    code=$?
    # A signal ends the waiting, too.
    kill -0 "$waiting" 2> /dev/null || break
done
rm -f "$life" "$status"
exit "$code"
