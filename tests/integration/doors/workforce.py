"""The leadership workforce: for those who analyse the programme; for everybody else there is no such page."""

from tests.integration.doors.door import GONE, SENT_ON, SURVEY_PREPARERS, Door, only

ROUTE = "programmes/<slug:slug>/discover/workforce"
HERE = "/programmes/alderbrook/discover/workforce"
DOORS: dict[str, Door] = {
    f"{ROUTE}/": only(*SURVEY_PREPARERS, path=f"{HERE}/"),
    # Nothing is loaded yet: there is no file and no chart of it.
    f"{ROUTE}.<str:file_format>": only(*SURVEY_PREPARERS, path=f"{HERE}.docx", status=GONE),
    f"{ROUTE}/charts/<slug:figure>.<str:file_format>": only(path=f"{HERE}/charts/sex-1.svg"),
    f"{ROUTE}/load/": only(*SURVEY_PREPARERS, path=f"{HERE}/load/"),
    f"{ROUTE}/load/<uuid:key>/": only(path=f"{HERE}/load/{{subject}}/"),
    f"{ROUTE}/remove/": only(*SURVEY_PREPARERS, path=f"{HERE}/remove/", status=SENT_ON, method="post"),
    f"{ROUTE}/blank.<str:file_format>": only(*SURVEY_PREPARERS, path=f"{HERE}/blank.csv"),
    f"{ROUTE}/findings/": only(*SURVEY_PREPARERS, path=f"{HERE}/findings/", status=SENT_ON, method="post"),
    f"{ROUTE}/stated/<slug:kind>/": only(*SURVEY_PREPARERS, path=f"{HERE}/stated/definition/"),
}
