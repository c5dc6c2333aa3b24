#!/usr/bin/env bash
# What an impact costs beside a batch run over the same book, on one thread, page and witnesses included: the best of five of each, in turn.
#   bench/impact.sh [PRODUCT READING=OPTION [ROWS [COUVERT]]]
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
product=${1:-vaudoise-hio-cyber}
reading=${2:-security_properties=all}
rows=${3:-1000000}
couvert=${4:-build/release/couvert}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$couvert" batch generate --product "$product" --rows "$rows" --seed 1 --unknown "5 %" --out "$folder/book.arrow"

# The time of one command in milliseconds.
milliseconds() {
  local began ended
  began=$(date +%s%N)
  "$@" > /dev/null 2>&1
  ended=$(date +%s%N)
  echo $(((ended - began) / 1000000))
}

best_batch=0 best_impact=0
for _ in 1 2 3 4 5; do
  batch=$(milliseconds "$couvert" batch decide "$folder/book.arrow" --out "$folder/decisions.arrow" --threads 1)
  impact=$(milliseconds "$couvert" impact "$folder/book.arrow" --reading "$reading" --threads 1 --html "$folder/impact.html")
  if ((best_batch == 0 || batch < best_batch)); then best_batch=$batch; fi
  if ((best_impact == 0 || impact < best_impact)); then best_impact=$impact; fi
done
ratio=$((best_impact * 100 / best_batch))
printf '%s, %s, %s dossiers: batch %s ms, impact %s ms, ratio %d.%02d\n' "$product" "$reading" "$rows" "$best_batch" "$best_impact" $((ratio / 100)) $((ratio % 100))
