"""Files that wait: what their columns mean, and forgetting them."""

from collections.abc import Sequence

from django.db import transaction

from groundswell.discover.patients.models import CommentsDraft
from groundswell.discover.patients.reading.columns import Role
from groundswell.discover.patients.rules import check_may_analyse
from groundswell.people.agents import Agent


@transaction.atomic
def say_columns(draft: CommentsDraft, *, sheet: str, columns: Sequence[Role], origin: str, by: Agent) -> None:
    """Keep beside a file which sheet of it counts and what its columns mean. Raises NotAllowed."""
    check_may_analyse(by, draft.programme)
    draft.sheet, draft.columns, draft.origin = sheet, [one.value for one in columns], origin
    draft.save(update_fields=["sheet", "columns", "origin"])


@transaction.atomic
def forget(draft: CommentsDraft, *, by: Agent) -> None:
    """Remove a file that waits, with everything in it. Raises NotAllowed."""
    check_may_analyse(by, draft.programme)
    draft.delete()
