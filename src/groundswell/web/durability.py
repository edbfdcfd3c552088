"""Nothing is acknowledged before it is on disk: the start-up check that the database agrees (TRUST 11)."""

from django.db.backends.base.base import BaseDatabaseWrapper

# SQLite's own numbering.
SQLITE_LEVELS = ("OFF", "NORMAL", "FULL", "EXTRA")
SQLITE_FULL = SQLITE_LEVELS.index("FULL")
POSTGRESQL_SETTINGS = ("synchronous_commit", "fsync")


class CannotStart(RuntimeError):
    """The installation cannot start as it is; says why and what to do."""

    def sentence(self) -> str:
        """Return what is wrong and what to do, for the person who starts the server."""
        return f"Groundswell cannot start: {self}."


class HomeNotUsable(CannotStart):
    """The data folder cannot be made, read or written. Carries the folder and what the system said."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder = folder
        self.reason = reason

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return (
            f"The data folder {self.folder} cannot be used ({self.reason}). Nothing was lost. "
            "Name a folder that can be written, with free space, in GROUNDSWELL_HOME."
        )


class SettingWrong(CannotStart):
    """A setting of the environment says what cannot be. Carries a sentence about it."""

    def sentence(self) -> str:
        """Return what is wrong, and what expected."""
        return f"Groundswell cannot start with these settings. {self}"


class NotDurable(CannotStart):
    """The database may lose what it has acknowledged. Carries the setting and its value."""

    def __init__(self, setting: str, value: str) -> None:
        super().__init__(f"{setting} is {value}")
        self.setting = setting
        self.value = value

    def sentence(self) -> str:
        """Return what is wrong and what to do, for the person who starts the server."""
        return (
            f"The database is set to {self.setting}={self.value}, so saved work could be lost in a power cut. "
            f"Groundswell does not start like this. Set {self.setting} back to its full value."
        )


def check_durable(connection: BaseDatabaseWrapper) -> None:
    """Raise NotDurable when a commit on this connection may return before the disk has it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            level = cursor.fetchone()[0]
            if level < SQLITE_FULL:
                setting = "synchronous"
                raise NotDurable(setting, SQLITE_LEVELS[level])
            return
        for setting in POSTGRESQL_SETTINGS:
            cursor.execute(f"SHOW {setting}")
            value = cursor.fetchone()[0]
            if value == "off":
                raise NotDurable(setting, value)
