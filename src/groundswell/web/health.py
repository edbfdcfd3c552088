"""The answer to "is it running?": for the people who run the server, and their monitoring."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from groundswell.national.home import data_home


@require_safe
@login_not_required
def health(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and the data folder can be read, 503 and which cannot otherwise."""
    checks = {"database": _database_answers(), "data_folder": data_home().is_dir()}
    ok = all(checks.values())
    answer = JsonResponse({"ok": ok, **checks}, status=200 if ok else 503)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False
