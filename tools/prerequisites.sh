#!/bin/sh
# Print the Python that Groundswell can be installed with, or say in one sentence what is missing.
set -u

missing() {
  echo "$1" >&2
  exit 1
}

command -v git >/dev/null 2>&1 || missing "Groundswell needs git, which was not found: install it, on Debian with 'apt install git'."

found=""
for candidate in ${PYTHON:-python3 python3.11 python3.12 python3.13 python3.14}; do
  command -v "$candidate" >/dev/null 2>&1 || continue
  found="$candidate"
  "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || continue
  "$candidate" -c 'import ensurepip, venv' 2>/dev/null ||
    missing "Groundswell needs Python's venv module, which $candidate lacks: install it, on Debian with 'apt install python3-venv'."
  command -v "$candidate"
  exit 0
done

[ -n "$found" ] ||
  missing "Groundswell needs python3 (3.11 or newer), which was not found: install it, on Debian with 'apt install python3 python3-venv'."
missing "Groundswell needs Python 3.11 or newer, and $found here is $("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])'): install a newer one, or name it with 'make install PYTHON=/path/to/python3'."
