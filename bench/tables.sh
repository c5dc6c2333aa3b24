#!/usr/bin/env bash
# What a table costs from file to file: rows a second on one thread, on two and on two ranks, and the memory that they take.
#   bench/tables.sh [ROWS]     (ten million unless told otherwise; about 500 bytes of disk for each)
# Needs build/release/couvert and bench_batch. The best of three runs counts: others use the machine too.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
rows=${1:-10000000}
couvert=build/release/couvert
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

"$couvert" batch generate --product vaudoise-hio-cyber --rows "$rows" --seed 7 --unknown "5 %" --out "$folder/book.arrow"

# Prints the seconds of the best of three runs, by the clock.
best() {
  local run best='' seconds
  for run in 1 2 3; do
    seconds=$({ TIMEFORMAT=%R; time "$@" >/dev/null 2>&1; } 2>&1)
    if [[ -z $best ]] || awk "BEGIN {exit !($seconds < $best)}"; then best=$seconds; fi
  done
  echo "$best"
}
decide=(batch decide "$folder/book.arrow" --out "$folder/decisions.arrow")

one=$(best "$couvert" "${decide[@]}" --threads 1)
two=$(best "$couvert" "${decide[@]}" --threads 2)
memory=$(awk '/VmHWM/ {print $2}' < <("$couvert" "${decide[@]}" --threads 2 2>/dev/null & pid=$!; while kill -0 "$pid" 2>/dev/null; do
  cat "/proc/$pid/status" 2>/dev/null || true; sleep 0.05; done) | sort -n | tail -n 1)
memory_rate=$(build/release/bench_batch --benchmark_filter='batch evaluator, 5' 2>/dev/null |
  awk '/^batch evaluator, 5 % unknown +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+$/ {print $(NF-2) * 1000000}')
awk -v rows="$rows" -v one="$one" -v two="$two" -v memory="$memory" -v rate="$memory_rate" 'BEGIN {
  printf "%d rows\n", rows
  printf "one thread   %7.2f s  %6.2f M rows/s\n", one, rows / one / 1e6
  printf "in memory             %6.2f M rows/s; from file to file %.2f of it\n", rate / 1e6, rows / one / rate
  printf "two threads  %7.2f s  %.2f x one\n", two, one / two
  printf "memory of two threads at most %d MB\n", memory / 1024
}'
if command -v mpirun >/dev/null && [[ -e build/release/libcouvert_mpi.so ]]; then
  rank=$(best mpirun -np 1 --bind-to none "$couvert" "${decide[@]}" --threads 1)
  ranks=$(best mpirun -np 2 --bind-to none "$couvert" "${decide[@]}" --threads 1)
  awk -v one="$rank" -v two="$ranks" 'BEGIN {printf "two ranks    %7.2f s  %.2f x one rank\n", two, one / two}'
fi
