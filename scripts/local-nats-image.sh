#!/bin/sh
# Makes the image local/nats:VERSION from a nats-server binary, without any registry: the binary, its loader and the
# libraries that it asks for, nothing else.
#
#   scripts/local-nats-image.sh [PATH-TO-NATS-SERVER]
#
# Without a path: DRAWBRIDGE_NATS_SERVER, the PATH, then Drawbridge's cache. Prints the image's name.
set -eu
say() { printf '%s\n' "local-nats-image: $*" >&2; }

cache=${DRAWBRIDGE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/drawbridge}
binary=${1:-${DRAWBRIDGE_NATS_SERVER:-$(command -v nats-server || true)}}
if [ -z "$binary" ]; then
    # The newest: versions sort by number, and a cache may hold one that is too old for the suite.
    binary=$(find "$cache"/nats-server -name nats-server -perm -100 2>/dev/null | sort -V | tail -n 1)
fi
if [ ! -x "$binary" ]; then
    say "no nats-server: name one, put it on the PATH, or run ./mvnw verify, which gets one into $cache"
    exit 1
fi
version=$("$binary" --version | sed 's/.*v\([0-9.]*\).*/\1/')
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/usr/bin" "$root/etc/nats" "$root/tmp" "$root/data"
chmod 1777 "$root/tmp" "$root/data"
cp -L "$binary" "$root/usr/bin/nats-server"
# A static binary has no libraries: ldd then fails, and nothing is missing.
for library in $(ldd "$binary" 2>/dev/null | grep -o '/[^ )]*' || true); do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
done
image=local/nats:$version
tar -C "$root" -c . | docker import -c 'ENTRYPOINT ["/usr/bin/nats-server"]' -c 'EXPOSE 4222 8222' \
    -m "nats-server $version" - "$image" >/dev/null
echo "$image"
