#!/usr/bin/env bash
# What one decision costs from process start: the median of 50 runs of `couvert decide FILE`, and of the parts that it is made of.
#   bench/process_start.sh [COUVERT]
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
couvert=${1:-build/release/couvert}
example=wordings/vaudoise-hio-cyber/cases/H03-ransom-paid-on-advice.yaml
broken=$(mktemp)
trap 'rm -f "$broken"' EXIT
printf 'product: none\n' >"$broken"

# The middle of 50 runs, in milliseconds: by the clock, and of the processor.
#   measure NAME COMMAND…
measure() {
  local name=$1 i start end
  shift
  for i in $(seq 50); do
    start=$EPOCHREALTIME
    TIMEFORMAT='%U %S'
    { time "$@" >/dev/null 2>&1 || true; } 2>&1 | tr '\n' ' '
    end=$EPOCHREALTIME
    echo "$start $end"
  done | awk -v name="$name" '
    { wall[NR] = ($4 - $3) * 1000; cpu[NR] = ($1 + $2) * 1000 }
    function middle(values, n,   i, j, t) {
      for (i = 2; i <= n; i++) { t = values[i]; for (j = i - 1; j > 0 && values[j] > t; j--) values[j + 1] = values[j]; values[j + 1] = t }
      return (values[int((n + 1) / 2)] + values[int(n / 2) + 1]) / 2
    }
    END { printf "%-58s %6.1f ms by the clock, %5.1f ms of processor\n", name, middle(wall, NR), middle(cpu, NR) }'
}

measure 'nothing (/bin/true), to be taken off the others' /bin/true
measure 'process start and arguments (couvert --version)' "$couvert" --version
measure 'and the list of wordings (unknown product)' "$couvert" decide "$broken"
measure 'and parse, check, compile, decide, print (decide)' "$couvert" decide "$example"
measure 'the same as JSON (decide --json)' "$couvert" decide "$example" --json
