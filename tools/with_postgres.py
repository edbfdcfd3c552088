"""Run a command with a PostgreSQL of its own, and leave nothing behind.

    python tools/with_postgres.py COMMAND ...

Makes a fresh cluster in a temporary folder, listens on a free loopback port, names it to the command in
GROUNDSWELL_DATABASE_URL, and returns the command's exit status. The cluster lives exactly as long as this
process: a watcher holds the other end of a pipe and stops and removes it however this process ends, even
when it is killed.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Nothing in a test cluster has to survive a power cut. Tests undo what they write: a table that was measured while it
# was empty would be planned for as if it still were when the next test fills it.
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")

# Waits for the pipe to close, then stops the server at once and removes its folder.
WATCHER = """
read -r _ || true
kill -QUIT "$1" 2>/dev/null
for _ in $(seq 100); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
kill -KILL "$1" 2>/dev/null
rm -rf "$2"
"""


class PostgresMissing(Exception):
    """There is no PostgreSQL on this machine."""


class PostgresFailed(Exception):
    """PostgreSQL did not start; carries what it wrote."""


def main() -> int:
    """Start, run the command, stop; return the command's exit status, or 1 with a sentence."""
    command = sys.argv[1:]
    if not command:
        print("Name the command to run with PostgreSQL.", file=sys.stderr)
        return 2
    try:
        return run_with_postgres(command)
    except PostgresMissing:
        print("The tests need PostgreSQL, which was not found: run 'make test-system' as root.", file=sys.stderr)
    except PostgresFailed as failure:
        print(failure, "PostgreSQL did not start for the reason above.", sep="\n", file=sys.stderr)
    return 1


def run_with_postgres(command: list[str]) -> int:
    """Run the command while a fresh cluster stands; return its exit status."""
    binaries = find_binaries()
    account = unprivileged_account()
    folder = Path(tempfile.mkdtemp(prefix="groundswell-pg-"))
    password = secrets.token_hex(16)
    try:
        make_cluster(binaries, folder, password=password, account=account)
        port = free_port()
        server = start_server(binaries, folder, port=port, account=account)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    reading, writing = os.pipe()
    watcher = subprocess.Popen(
        ["sh", "-c", WATCHER, "sh", str(server.pid), str(folder)], stdin=reading, start_new_session=True
    )
    os.close(reading)
    try:
        wait_until_ready(binaries, server, folder, port=port)
        address = f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        return subprocess.run(command, env={**os.environ, "GROUNDSWELL_DATABASE_URL": address}).returncode
    finally:
        os.close(writing)
        server.wait()
        watcher.wait()


def find_binaries() -> Path:
    """Return the folder of the newest installed PostgreSQL's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda initdb: float(initdb.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    if elsewhere is None:
        raise PostgresMissing
    return Path(elsewhere).resolve().parent


def unprivileged_account() -> pwd.struct_passwd | None:
    """Return whom to run the server as: PostgreSQL refuses root. None means as ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def as_account(account: pwd.struct_passwd | None) -> dict[str, object]:
    """Return what subprocess needs to become that account."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [account.pw_gid]}


def make_cluster(binaries: Path, folder: Path, *, password: str, account: pwd.struct_passwd | None) -> None:
    """Initialise an empty cluster that asks for a password even on loopback: others may share the machine."""
    secret = folder / "password"
    secret.write_text(password)
    if account is not None:
        for path in (folder, secret):
            os.chown(path, account.pw_uid, account.pw_gid)
    done = subprocess.run(
        [
            *(binaries / "initdb", "--pgdata", folder / "data", "--username=postgres", f"--pwfile={secret}"),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        **as_account(account),
    )
    secret.unlink()
    if done.returncode:
        raise PostgresFailed(done.stderr)


def start_server(
    binaries: Path, folder: Path, *, port: int, account: pwd.struct_passwd | None
) -> subprocess.Popen[bytes]:
    """Start the server; it is a child of this process and belongs to nobody else."""
    settings = (
        *FAST_AND_FORGETFUL,
        "listen_addresses=127.0.0.1",
        f"port={port}",
        f"unix_socket_directories={folder}",
    )
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [
                binaries / "postgres",
                "-D",
                folder / "data",
                *(part for one in settings for part in ("-c", one)),
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **as_account(account),
        )


def wait_until_ready(binaries: Path, server: subprocess.Popen[bytes], folder: Path, *, port: int) -> None:
    """Return when the server answers; raise PostgresFailed when it stops or stays silent for 30 s."""
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        asked = subprocess.run([binaries / "pg_isready", "--host=127.0.0.1", f"--port={port}", "--quiet"], cwd=folder)
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    raise PostgresFailed((folder / "log").read_text(errors="replace"))


def free_port() -> int:
    """Return a loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
