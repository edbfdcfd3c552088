"""The evidence room: for those who analyse, and of a remark only for those who may read its source."""

from tests.integration.doors.door import GONE, SENT_ON, Door, only

EVIDENCE = "programmes/<slug:slug>/discover/evidence/"
HERE = "/programmes/alderbrook/discover/evidence/"
CODERS = ("PROGRAMME_LEAD", "CHANGE_TEAM", "ANALYST")
# Nothing is there yet: for those who may look there is no such page either.
DOORS: dict[str, Door] = {
    EVIDENCE: only(*CODERS, path=HERE),
    f"{EVIDENCE}sources/<uuid:key>/": only(*CODERS, path=f"{HERE}sources/{{subject}}/", status=GONE),
    f"{EVIDENCE}desk/": only(*CODERS, path=f"{HERE}desk/", status=SENT_ON),
    f"{EVIDENCE}desk/<uuid:key>/": only(*CODERS, path=f"{HERE}desk/{{subject}}/", status=GONE),
    **{
        f"{EVIDENCE}desk/<uuid:key>/{act}/": only(
            *CODERS, path=f"{HERE}desk/{{subject}}/{act}/", status=GONE, method="post"
        )
        for act in ("code", "undo", "memo", "done")
    },
    f"{EVIDENCE}double/": only(*CODERS, path=f"{HERE}double/"),
    f"{EVIDENCE}double/<uuid:key>/": only(*CODERS, path=f"{HERE}double/{{subject}}/", status=GONE, method="post"),
    f"{EVIDENCE}themes/": only(*CODERS, path=f"{HERE}themes/"),
}
