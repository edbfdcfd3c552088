"""What the measurements ran on: enough to compare machines, nothing that names this one."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = (
    "polars",
    "narwhals",
    "python-calamine",
    "django",
    "granian",
    "pandas",
    "openpyxl",
    "duckdb",
    "numpy",
)


def described() -> str:
    """Return one line: processor, cores, memory, system."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, {_system()}"


def load() -> str:
    """Return how many processes wanted a processor in the last one and five minutes, others' included."""
    one, five, _ = os.getloadavg()
    return f"{one:.1f} and {five:.1f}"


def versions() -> str:
    """Return one line: Python and the packages measured."""
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)])


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _system() -> str:
    about = Path("/etc/os-release")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    named = [line.split("=", 1)[1].strip('"') for line in lines if line.startswith("PRETTY_NAME=")]
    return named[0] if named else platform.system()
