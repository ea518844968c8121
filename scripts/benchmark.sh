#!/bin/sh
# Measures how fast permissions are decided, beside deciding by a client's timeout, and what looking at an app costs, beside
# looking by REST Assured; each pair in one run:
#
#   scripts/benchmark.sh
set -eu
cd "$(dirname "$0")/.."
mkdir -p target
./mvnw -B -ntp verify -Plive -pl self-test -am -DskipITs -Dtest='*Benchmark' \
    -Dsurefire.failIfNoSpecifiedTests=false >target/benchmark.log 2>&1 || {
    grep ERROR target/benchmark.log | head -n 20
    exit 1
}
grep '^benchmark: ' target/benchmark.log
