"""Where a remark is on its way to being read, and what the audit calls the acts."""

from django.db import models


class RemarkState(models.TextChoices):
    """A remark waits, is proposed by one person, and released or held back by another."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    RELEASED = "released"
    HELD_BACK = "held_back"


class Act(models.TextChoices):
    """Acts on remarks, as the audit names them: how many, never which words."""

    REMARKS_PROPOSED = "REMARKS_PROPOSED"
    REMARKS_RELEASED = "REMARKS_RELEASED"
