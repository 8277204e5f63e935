#!/bin/sh
# in_folder.sh PROGRAM [PROGRAM2]: runs it, with the second as its argument, in an empty folder that
# goes away afterwards.
set -eu
program=$(readlink -f "$1")
argument=${2:+$(readlink -f "$2")}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$program" ${argument:+"$argument"}
