# Ends what a run left behind. $1: the run's folder. $2: the value of DRAWBRIDGE_WORKSPACE that marks its processes.
#
# Lives in a session of its own, so that a Ctrl-C at the run doesn't reach it, and reads one order a line from the run:
#   process PID START SIGNAL   end this process, its group and what descends from it; START guards against a reused PID
#   container ID ENGINE        remove this container of the engine at that address
#   dir PATH                   delete this folder
#   forget ORDER               take an order back
# The end of the input says that the run is gone, by whatever way, since the kernel closes the pipe.
trap '' INT TERM HUP
root=$1
mark=$2
orders=

while IFS= read -r line; do
    case $line in
        'forget '*) orders=$(printf '%s\n' "$orders" | grep -vxF -e "${line#forget }") ;;
        *) orders="$orders
$line" ;;
    esac
done

# Prints the state and the start time of process $1: fields 3 and 22 of its stat, whose field 2 may hold blanks.
facts() {
    sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 1,20
}

# Is process $1 with start time $2 ('-': unknown) still running? A zombie is not: only its parent can remove it.
running() {
    kill -0 "$1" 2>/dev/null || return 1
    [ -r "/proc/$1/stat" ] || return 0
    set -- "$1" "$2" $(facts "$1")
    [ "${3-}" != Z ] && [ "${3-}" != X ] || return 1
    [ "$2" = - ] || [ "${4-}" = "$2" ]
}

# Prints everything that descends from the processes given.
descendants() {
    ps -A -o pid= -o ppid= 2>/dev/null | awk -v roots="$*" '
        { parent[$1] = $2 }
        END {
            n = split(roots, list, " "); for (i = 1; i <= n; i++) found[list[i]] = 1
            do { more = 0; for (p in parent) if (!(p in found) && (parent[p] in found)) { found[p] = 1; more = 1; print p } } while (more)
        }'
}

# Prints the processes that carry the run's mark in their environment: also those that left their parents.
marked() {
    grep -lF -e "DRAWBRIDGE_WORKSPACE=$mark" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3
}

# Adds process $1 with its present start time to the targets, to be ended with signal $2.
target() {
    [ "$1" != $$ ] || return 0
    set -- "$1" "$2" $(facts "$1")
    targets="$targets
$1 ${4:--} $2"
}

targets=
leaders=
while read -r kind pid start signal; do
    if [ "$kind" = process ] && running "$pid" "$start"; then
        targets="$targets
$pid $start $signal"
        leaders="$leaders $pid"
    fi
done <<EOF
$orders
EOF
if [ -n "$leaders" ]; then
    for pid in $(descendants $leaders); do target "$pid" -; done
fi
for pid in $(marked); do target "$pid" TERM; done

# First the polite signal (descendants get theirs from their parents), a stopped process being woken to take it.
while read -r pid start signal; do
    if [ -n "$pid" ] && [ "$signal" != - ] && running "$pid" "$start"; then
        kill -s "$signal" "$pid" 2>/dev/null
        kill -s CONT "$pid" 2>/dev/null
    fi
done <<EOF
$targets
EOF

while read -r kind id rest; do
    if [ "$kind" = container ]; then
        docker --host "$rest" rm -f -v "$id" >/dev/null 2>&1 ||
            curl -s -X DELETE --unix-socket "${rest#unix://}" \
                "http://localhost/containers/$id?force=true&v=true" >/dev/null 2>&1
    fi
done <<EOF
$orders
EOF

# Then, after two seconds or when nothing is left, the hard one.
left=20
while [ "$left" -gt 0 ]; do
    any=
    while read -r pid start signal; do
        if [ -n "$pid" ] && running "$pid" "$start"; then any=yes; fi
    done <<EOF
$targets
EOF
    [ -n "$any" ] || break
    left=$((left - 1))
    sleep 0.1 2>/dev/null || { sleep 1; left=$((left - 9)); }
done
while read -r pid start signal; do
    if [ -n "$pid" ] && running "$pid" "$start"; then kill -s KILL "$pid" 2>/dev/null; fi
done <<EOF
$targets
EOF
for pid in $(marked); do [ "$pid" = $$ ] || kill -s KILL "$pid" 2>/dev/null; done

# A process on its way out may still write: try again a few times.
for attempt in 1 2 3 4 5 6 7 8 9 10; do
    while read -r kind path; do
        if [ "$kind" = dir ]; then rm -rf -- "$path" 2>/dev/null; fi
    done <<EOF
$orders
dir $root
EOF
    [ -e "$root" ] || break
    sleep 0.1 2>/dev/null || sleep 1
done
