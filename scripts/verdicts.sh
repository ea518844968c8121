#!/bin/sh
# Prints each requirement of a report with its verdict, one to a line, to compare two runs:
#
#   scripts/verdicts.sh target/drawbridge/report.json > mine
set -eu
report=${1:-target/drawbridge/report.json}
awk -F'"' '/^    "id" : /      { id = $4 }
           /^    "verdict" : / { print id, $4; rows++ }
           END                 { exit rows == 0 }' "$report" || {
    echo "verdicts: $report holds no requirement: expected a report.json of Drawbridge" >&2
    exit 1
}
