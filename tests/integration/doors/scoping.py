"""Scoping: for people who work in the programme; what changes something only for those who may."""

from tests.integration.doors.door import SENT_ON, Door, only

ONE = "programmes/<slug:slug>/"
HERE = "/programmes/alderbrook/"
READERS = ("PROGRAMME_LEAD", "CHANGE_TEAM", "BOARD_SPONSOR", "ANALYST", "GUARDIAN")
WRITERS = ("PROGRAMME_LEAD", "CHANGE_TEAM")

DOORS: dict[str, Door] = {
    f"{ONE}parts/<slug:name>/": only(*READERS, path=f"{HERE}parts/purpose/"),
    f"{ONE}before-discovery/<slug:name>/": only(*READERS, path=f"{HERE}before-discovery/team/"),
    f"{ONE}phase/": only("PROGRAMME_LEAD", path=f"{HERE}phase/", status=SENT_ON, method="post"),
    f"{ONE}papers/<slug:name>/": only(*READERS, path=f"{HERE}papers/charter/"),
    f"{ONE}papers/<slug:name>/change/": only(*WRITERS, path=f"{HERE}papers/charter/change/"),
    f"{ONE}papers/<slug:name>.<str:file_format>": only(*READERS, path=f"{HERE}papers/charter.docx"),
    f"{ONE}timeline/": only(*READERS, path=f"{HERE}timeline/"),
    f"{ONE}hours/": only(*READERS, path=f"{HERE}hours/"),
    # Nobody works in a second programme here.
    f"{ONE}beside/<slug:other>/": only(path=f"{HERE}beside/alderbrook/"),
    f"{ONE}summary/": only(*READERS, path=f"{HERE}summary/"),
    f"{ONE}summary.docx": only(*READERS, path=f"{HERE}summary.docx"),
    f"{ONE}calendar.ics": only(*READERS, path=f"{HERE}calendar.ics"),
}
for kind in ("roster", "measures", "tasks"):
    DOORS |= {
        f"{ONE}{kind}/": only(*READERS, path=f"{HERE}{kind}/"),
        f"{ONE}{kind}/new/": only(*WRITERS, path=f"{HERE}{kind}/new/"),
        # There is no entry yet, so nobody gets any.
        f"{ONE}{kind}/<uuid:key>/": only(path=f"{HERE}{kind}/{{subject}}/"),
        f"{ONE}{kind}/<uuid:key>/remove/": only(path=f"{HERE}{kind}/{{subject}}/remove/", method="post"),
    }
