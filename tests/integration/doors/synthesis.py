"""The synthesis: read by those who may read what was released, written by those who analyse."""

from tests.integration.doors.door import GONE, Door, only

SYNTHESIS = "programmes/<slug:slug>/discover/synthesis/"
HERE = "/programmes/alderbrook/discover/synthesis/"
JUDGES = ("PROGRAMME_LEAD", "CHANGE_TEAM", "ANALYST")
READERS = (*JUDGES, "BOARD_SPONSOR", "GUARDIAN")

DOORS: dict[str, Door] = {
    SYNTHESIS: only(*READERS, path=HERE),
    f"{SYNTHESIS}report/": only(*READERS, path=f"{HERE}report/"),
    f"{SYNTHESIS}report.<str:file_format>": only(*READERS, path=f"{HERE}report.csv"),
    # There is no finding yet: for those who may look there is no such page either.
    f"{SYNTHESIS}findings/<uuid:key>/": only(*READERS, path=f"{HERE}findings/{{subject}}/", status=GONE),
    f"{SYNTHESIS}findings/<uuid:key>/judge/": only(*JUDGES, path=f"{HERE}findings/{{subject}}/judge/", status=GONE),
    f"{SYNTHESIS}<slug:element>/": only(*READERS, path=f"{HERE}teamwork/"),
    f"{SYNTHESIS}<slug:element>/room/": only(*JUDGES, path=f"{HERE}teamwork/room/"),
    f"{SYNTHESIS}<slug:element>/override/": only(*JUDGES, path=f"{HERE}teamwork/override/"),
    f"{SYNTHESIS}<slug:element>/<slug:tool>/add/": only(*JUDGES, path=f"{HERE}teamwork/focus-groups/add/"),
}
