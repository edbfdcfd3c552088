#!/bin/sh
# What the tests need and only root can install: Chromium, PostgreSQL, strace (which shows that answers are synced before
# they are acknowledged), fonts, and a library that the node of the browser's driver needs and a bare Debian lacks.
# Root: install what is missing.
# Anyone else: say in one sentence what is missing and fail.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v strace >/dev/null 2>&1 || missing="$missing strace"
ls /usr/share/fonts/truetype/*/*.ttf >/dev/null 2>&1 || missing="$missing fonts-liberation"
[ -n "$(ls /usr/lib/*/libatomic.so.1 /usr/lib/libatomic.so.1 /usr/lib64/libatomic.so.1 2>/dev/null)" ] || missing="$missing libatomic1"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "The tests need$missing, which only root can install: run 'sudo make test-system' once, then the same command again." >&2
  exit 1
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "The tests need$missing, and this machine has no apt-get to install it with: install it by your system's own means." >&2
  exit 1
fi

echo "Installing$missing with apt-get (a minute or two)"
# The tests start a PostgreSQL of their own: the machine's standing cluster is not wanted.
mkdir -p /etc/postgresql-common/createcluster.d
[ -e /etc/postgresql-common/createcluster.d/groundswell.conf ] ||
  echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/groundswell.conf
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # one word per package is wanted
if apt-get -q update >"$log" 2>&1 && apt-get -q -y --no-install-recommends install $missing >>"$log" 2>&1; then
  rm -f "$log"
else
  tail -n 5 "$log" >&2
  echo "apt-get could not install$missing for the reason above; the tests cannot run without it (the whole story is in $log)." >&2
  exit 1
fi
