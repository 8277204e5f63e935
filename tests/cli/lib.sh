# For the tests of the command line: a private folder, the program, a few words.
# Sourced with PROGRAM as the first argument of the test.
set -eu
PROGRAM=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
HERE=$(cd "$(dirname "$0")" && pwd)
SOURCE=$(dirname "$(dirname "$HERE")")
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export HOME="$WORK" XDG_DATA_HOME="$WORK/data" XDG_STATE_HOME="$WORK/state" XDG_CONFIG_HOME="$WORK/config"

# Steps are counted as TAP, so that each is a test of its own.
STEP=0
FAILED=0
ok() {
  STEP=$((STEP + 1))
  echo "ok $STEP - $1"
}
not_ok() {
  STEP=$((STEP + 1))
  FAILED=1
  echo "not ok $STEP - $1"
}
# check NAME COMMAND...: the command succeeds.
check() {
  label=$1
  shift
  if "$@" >"$WORK/check" 2>&1; then ok "$label"; else
    not_ok "$label"
    sed 's/^/# /' "$WORK/check"
  fi
}
# exits CODE NAME COMMAND...: the command ends with this exit code and, when it is not
# 0, says one line that begins with "dialoog: ".
exits() {
  want=$1 label=$2
  shift 2
  code=0
  "$@" >"$WORK/out" 2>"$WORK/err" </dev/null || code=$?
  lines=$(wc -l <"$WORK/err")
  if [ "$code" != "$want" ]; then
    not_ok "$label: exit code $code, not $want"
    sed 's/^/# /' "$WORK/err"
  elif [ "$want" != 0 ] && { [ "$lines" != 1 ] || ! grep -q '^dialoog: ' "$WORK/err"; }; then
    not_ok "$label: one line of error, not $lines"
    sed 's/^/# /' "$WORK/err"
  else
    ok "$label"
  fi
}
finish() {
  echo "1..$STEP"
  exit $FAILED
}
# drive FILE SCRIPT [OPTIONS]: runs a script without a terminal.
drive() {
  file=$1 script=$2
  shift 2
  "$PROGRAM" "$file" --script "$script" --headless "$@"
}
