#!/bin/sh
# Runs the suite with NATS in containers and compares its verdicts with those of the run before; then with apps and a
# provisioner in containers, as a third party hands them in:
#
#   ./mvnw verify && scripts/container-run.sh
#
# Uses the Docker engine that answers, else starts one of its own for as long as it takes (docker-engine.sh), and makes
# the image from the nats-server that the run before used (local-nats-image.sh), so that no registry is needed.
# Ends with 0 when the verdicts are the same and no container is left, with 3 when there can be no engine, else with 1.
set -eu
cd "$(dirname "$0")/.."
reports=target/drawbridge
say() { printf '%s\n' "container-run: $*"; }

before=$(mktemp -d)
started=
end() {
    rm -rf "$before"
    [ -z "$started" ] || scripts/docker-engine.sh stop
}
trap end EXIT
trap 'exit 130' INT TERM

scripts/verdicts.sh "$reports/report.json" >"$before/binary"
if ! { command -v docker >/dev/null 2>&1 && docker version >/dev/null 2>&1; }; then
    if ! engine=$(scripts/docker-engine.sh start); then
        say "NOT RUN: there is no Docker engine, and none can be started here (see above)"
        exit 3
    fi
    started=yes
    eval "$engine"
fi
docker ps --all --quiet --no-trunc | sort >"$before/containers"
server=$(sed -n 's/.*"serverVersion" : "nats-server [^ ]* (\(.*\), from .*/\1/p' "$reports/report.json")
image=$(scripts/local-nats-image.sh "$server")

# Without a registry there is no image of Testcontainers' own helper; the suite removes its containers itself.
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
say "the harness's own tests of containers"
./mvnw -B -ntp -q test -pl harness -am -Dtests.excluded= -Dtest='Container*Test' \
    -Dsurefire.failIfNoSpecifiedTests=false -Dnats.backend=container "-Dnats.image=$image"
say "the suite"
./mvnw -B -ntp verify -DskipTests -Dnats.backend=container "-Dnats.image=$image"

say "apps and a provisioner from images"
./mvnw -B -ntp -q package -Plive -pl self-test -am -DskipITs -Dtest=ImagesLiveTest \
    -Dsurefire.failIfNoSpecifiedTests=false

scripts/verdicts.sh "$reports/report.json" >"$before/container"
docker ps --all --quiet --no-trunc | sort >"$before/left"
if ! grep -q '"serverVersion" : ".*container' "$reports/report.json"; then
    say "FAILED: the report names no container: $(grep '"serverVersion"' "$reports/report.json")"
    exit 1
fi
if ! diff "$before/binary" "$before/container"; then
    say "FAILED: the verdicts differ (< NATS as a program, > NATS in a container)"
    exit 1
fi
if ! diff "$before/containers" "$before/left"; then
    say "FAILED: containers are left over (>)"
    exit 1
fi
say "the same $(wc -l <"$before/container") verdicts as without containers ($(grep -c ' pass$' "$before/container") pass), no container left"
