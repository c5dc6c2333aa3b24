# Sourced by ./run and ./test: named steps that print their name and, if they fail, their output and the reason.

# Runs a command. With `quiet` set, not even the name is printed unless the command fails.
#   step NAME COMMAND…
step() {
  local name=$1 log status=0
  shift
  [[ -n ${quiet:-} ]] || echo "== $name" >&2
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  if ((status)); then
    tail -n 200 "$log" >&2
    echo "error: $name failed (exit $status): $*" >&2
  fi
  rm -f "$log"
  return "$status"
}

# Configures a preset and builds targets of it (everything without names) on all cores.
#   build PRESET [TARGET…]
build() {
  local preset=$1
  shift
  # Each time: packages may have come since the last time.
  step "configure $preset" cmake --preset "$preset" &&
    step "build $preset" cmake --build --preset "$preset" ${1:+--target "$@"}
}
