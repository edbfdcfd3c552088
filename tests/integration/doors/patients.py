"""Patient comments: for those who analyse the programme; for everybody else there is no such page."""

from tests.integration.doors.door import GONE, SURVEY_PREPARERS, Door, only

PATIENTS = "programmes/<slug:slug>/discover/patients/"
HERE = "/programmes/alderbrook/discover/patients/"
DOORS: dict[str, Door] = {
    PATIENTS: only(*SURVEY_PREPARERS, path=HERE),
    f"{PATIENTS}comments/": only(*SURVEY_PREPARERS, path=f"{HERE}comments/"),
    # Nothing is coded yet, and no file waits.
    f"{PATIENTS}codes/<slug:name>/": only(*SURVEY_PREPARERS, path=f"{HERE}codes/teamwork/", status=GONE),
    f"{PATIENTS}load/": only(*SURVEY_PREPARERS, path=f"{HERE}load/"),
    f"{PATIENTS}load/<uuid:key>/": only(path=f"{HERE}load/{{subject}}/"),
    f"{PATIENTS}load/<uuid:key>/keep/": only(path=f"{HERE}load/{{subject}}/keep/"),
}
