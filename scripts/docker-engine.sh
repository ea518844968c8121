#!/bin/sh
# Starts or stops a Docker engine of one's own where none runs: in a container or a CI job, as root, on Debian or a
# relative. Everything of it lives in one folder; the system's own engine, if there is one, is not touched.
#
#   scripts/docker-engine.sh start   prints the line to evaluate:  export DOCKER_HOST=unix:///...
#   scripts/docker-engine.sh stop
#
# DRAWBRIDGE_DOCKER_DIR names the folder (default: drawbridge-docker in the temporary folder).
set -eu
dir=${DRAWBRIDGE_DOCKER_DIR:-${TMPDIR:-/tmp}/drawbridge-docker}
socket=$dir/docker.sock

say() { printf '%s\n' "docker-engine: $*" >&2; }
running() { [ -s "$dir/docker.pid" ] && kill -0 "$(cat "$dir/docker.pid")" 2>/dev/null; }

# Asks the engine at the socket whether it serves.
answers() { DOCKER_HOST=unix://$socket docker version >/dev/null 2>&1; }

install_engine() {
    for program in dockerd iptables docker; do
        command -v "$program" >/dev/null 2>&1 || missing="${missing-} $program"
    done
    [ -n "${missing-}" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "there is no$missing, and no apt-get to install it: install Docker the way of this system"
        return 1
    fi
    say "installing docker.io and iptables for$missing"
    # A package's service must not start by itself: this script starts the engine in its own folder.
    if ! { apt-get -q update && DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -q -y --no-install-recommends install docker.io iptables; } >"$dir/install.log" 2>&1; then
        say "the packages can't be installed: $(grep '^E:' "$dir/install.log" | head -n 1) (log: $dir/install.log)"
        return 1
    fi
}

start() {
    if running && answers; then
        say "already running as process $(cat "$dir/docker.pid")"
        echo "export DOCKER_HOST=unix://$socket"
        return 0
    fi
    if [ "$(id -u)" != 0 ]; then
        say "dockerd needs root and this is $(id -un): run as root, or use the engine that your administrator offers"
        return 1
    fi
    mkdir -p "$dir" && chmod 700 "$dir"
    install_engine || return 1
    setsid dockerd --host "unix://$socket" --data-root "$dir/data" --exec-root "$dir/exec" \
        --pidfile "$dir/docker.pid" >"$dir/dockerd.log" 2>&1 </dev/null &
    engine=$!
    tries=150
    until answers; do
        if ! kill -0 "$engine" 2>/dev/null; then
            say "dockerd can't run here. It says:"
            tail -n 5 "$dir/dockerd.log" >&2
            return 1
        fi
        tries=$((tries - 1))
        if [ "$tries" -le 0 ]; then
            say "dockerd does not answer within 30 s (log: $dir/dockerd.log)"
            kill "$engine"
            return 1
        fi
        sleep 0.2
    done
    say "running as process $(cat "$dir/docker.pid"), data in $dir/data"
    echo "export DOCKER_HOST=unix://$socket"
}

stop() {
    if running; then
        pid=$(cat "$dir/docker.pid")
        kill "$pid"
        tries=150
        while kill -0 "$pid" 2>/dev/null && [ "$tries" -gt 0 ]; do
            tries=$((tries - 1))
            sleep 0.2
        done
    fi
    # dockerd binds its data folder onto itself and leaves the mount when it ends.
    awk -v under="$dir/" 'index($2, under) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do
        umount "$mounted"
    done
    rm -rf "$dir"
    say "stopped, $dir removed"
}

case ${1-} in
    start) start ;;
    stop) stop ;;
    *) say "usage: $0 start|stop"; exit 2 ;;
esac
