#!/bin/sh
# shell.sh ROOT: every shell script passes shellcheck.
set -eu

command -v shellcheck >/dev/null || {
	echo "skipped: shellcheck is not installed"
	exit 77
}

cd "$1"
# The ones that are sourced are checked with those that do so.
find .ci scripts tests -type f ! -name '*.c' ! -name '*.h' ! -name '*.py' \
	-exec grep -IlE '^#!.*[/ ](ba|da)?sh$' {} + | {
	number=0
	while IFS= read -r file; do
		shellcheck --external-sources --check-sourced --source-path=SCRIPTDIR "$file"
		number=$((number + 1))
	done
	echo "$number scripts looked at"
	[ "$number" -gt 0 ]
}
