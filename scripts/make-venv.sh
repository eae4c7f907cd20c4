#!/bin/sh
# Make a virtual environment in $1 with a Python that On Record runs on; $PYTHON names one if it is not found by itself.
set -eu

suits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
python=
for name in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
    if "$name" -c "$suits" 2>/dev/null; then python=$name; break; fi
done
if [ -z "$python" ]; then
    echo "On Record needs Python 3.11, 3.12 or 3.13, and finds none of them." >&2
    echo "Found: $(python3 --version 2>&1 || echo 'no python3'). Install one, or name it: make run PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$("$python" --version) comes without its venv module. On Debian and Ubuntu: apt install python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sqlite3' 2>/dev/null; then
    echo "$("$python" --version) was built without SQLite. Take another: make run PYTHON=/path/to/python3.12" >&2
    exit 1
fi
echo "Making $1 with $("$python" --version) ..."
"$python" -m venv "$1" || { rm -rf "$1"; exit 1; }
