#!/usr/bin/env bash
# Runs the suite again and again while every core has something else to do, and compares the verdicts:
#
#   scripts/soak.sh [-n RUNS] [-l LOOPS] [-o FOLDER] [-- what drawbridge run takes, such as --pace fast --tags @dlq]
#
# Ends with status 0 when all runs ended alike, requirement by requirement, and with 1 when any differed. Reports stay in
# FOLDER (target/soak): a scenario that was begun anew says so in the evidence of its requirement.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=10 loops=$(nproc) folder=target/soak
while getopts n:l:o: option; do
    case $option in
        n) runs=$OPTARG ;;
        l) loops=$OPTARG ;;
        o) folder=$OPTARG ;;
        *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))

# Each loop looks after itself: it ends with this script, however that ends.
load=()
end_load() {
    for loop in "${load[@]}"; do kill "$loop" 2>/dev/null || true; done
}
trap end_load EXIT
for ((loop = 0; loop < loops; loop++)); do
    (while kill -0 "$$" 2>/dev/null; do for ((turn = 0; turn < 200000; turn++)); do :; done; done) &
    load+=($!)
done

rm -rf "$folder"
mkdir -p "$folder"
printf 'soak: %s runs beside %s busy loops on %s cores\n' "$runs" "$loops" "$(nproc)"
for ((run = 1; run <= runs; run++)); do
    out=$folder/$run
    began=$SECONDS status=0
    ./drawbridge run -o "$out" "$@" > "$folder/$run.log" 2>&1 || status=$?
    scripts/verdicts.sh "$out/report.json" > "$folder/$run.verdicts" || {
        printf 'soak: run %s left no report, status %s; its last words:\n' "$run" "$status" >&2
        tail -n 20 "$folder/$run.log" >&2
        exit 1
    }
    void=$(grep -c 'is void:' "$out/report.json" || true)
    printf 'run %2s: status %s, %s s; begun anew: %s; %s\n' "$run" "$status" "$((SECONDS - began))" "$void" \
        "$(cut -d' ' -f2 "$folder/$run.verdicts" | sort | uniq -c | awk '{printf "%s%s %s", sep, $1, $2; sep = ", "}')"
done

# One line for each requirement that was not the same in all runs.
awk '{ if (!($1 in first)) first[$1] = $2; else if (first[$1] != $2) differs[$1] = 1; all[$1] = all[$1] " " $2 }
     END { for (id in differs) { print "differs: " id ":" all[id]; found = 1 }; exit found }' "$folder"/*.verdicts || {
    printf 'soak: the verdicts of %s runs are not the same; look at %s/*/index.html\n' "$runs" "$folder" >&2
    exit 1
}
printf 'soak: %s requirements, the same verdicts in all %s runs\n' "$(wc -l < "$folder/1.verdicts")" "$runs"
