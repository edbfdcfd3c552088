#!/bin/sh
# Resolve requirements/*.in into hashed lock files that hold no addresses. Debian 12's Python is 3.11.2.
set -eu
cd "$(dirname "$0")/.."
for name in base dev; do
  .venv/bin/uv pip compile --quiet --generate-hashes --no-header --python-version 3.11.2 \
    --python-platform x86_64-manylinux_2_28 "requirements/$name.in" --output-file "requirements/$name.txt"
done
