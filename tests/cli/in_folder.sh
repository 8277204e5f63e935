#!/bin/sh
# in_folder.sh PROGRAM: runs it in an empty folder that goes away afterwards.
set -eu
program=$(readlink -f "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$program"
