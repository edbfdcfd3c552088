"""Surveys, results and questionnaires: for people who work in the programme, by their role."""

from tests.integration.doors.door import (
    GONE,
    HERE,
    OK,
    ONE_OF_OURS,
    QUESTIONNAIRES,
    SENT_ON,
    SURVEY_PREPARERS,
    SURVEY_READERS,
    SURVEYS,
    WRITING,
    Door,
    only,
    open_to_all,
)

DOORS: dict[
    str, Door
] = {  # Surveys: for people who work in the programme, by their role; for everybody else there is no such page.
    # Questionnaires that store nothing.
    "reflections/": open_to_all("/reflections/"),
    "reflections/<slug:instrument>/": open_to_all("/reflections/leaders-reflection/"),
    # Where staff begin, once the wave is open.
    "answer/<slug:wave>/": open_to_all("/answer/none-yet/", GONE),
    # Where they leave for their sign-in at work and come back, once their organisation has settled one.
    "answer/<slug:wave>/sign-in/": Door("/answer/none-yet/sign-in/", method="post"),
    "answer/organisation/<str:code>/back/": open_to_all("/answer/organisation/ZZA/back/", GONE),
    "surveys/": Door(
        "/surveys/",
        {**dict.fromkeys(("nobody", "password only", *SURVEY_READERS), SENT_ON)},
        others=OK,
    ),
    SURVEYS: only(*SURVEY_READERS, path=HERE),
    f"{SURVEYS}staff/": only(*SURVEY_READERS, path=f"{HERE}staff/"),
    f"{SURVEYS}staff/load/": only(*SURVEY_PREPARERS, path=f"{HERE}staff/load/"),
    f"{SURVEYS}staff/load/<uuid:key>/": only(path=f"{HERE}staff/load/{{subject}}/"),
    f"{SURVEYS}staff/blank.<str:file_format>": only(*SURVEY_PREPARERS, path=f"{HERE}staff/blank.csv"),
    # Without a staff list there is nobody to ask: whoever may prepare a wave is sent there.
    f"{SURVEYS}new/": only(*SURVEY_PREPARERS, path=f"{HERE}new/", status=SENT_ON),
    f"{SURVEYS}<slug:wave>/": only(*SURVEY_READERS, path=f"{HERE}none-yet/", status=GONE),
    f"{SURVEYS}<slug:wave>/change/": only(*SURVEY_PREPARERS, path=f"{HERE}none-yet/change/", status=GONE),
    f"{SURVEYS}<slug:wave>/remove/": only(*SURVEY_PREPARERS, path=f"{HERE}none-yet/remove/", status=GONE),
    f"{SURVEYS}<slug:wave>/open/": only("PROGRAMME_LEAD", path=f"{HERE}none-yet/open/", status=GONE),
    f"{SURVEYS}<slug:wave>/tell/": only(*SURVEY_PREPARERS, path=f"{HERE}none-yet/tell/", status=GONE),
    f"{SURVEYS}<slug:wave>/slips/": only(*SURVEY_PREPARERS, path=f"{HERE}none-yet/slips/", status=GONE),
    f"{SURVEYS}<slug:wave>/poster-<str:size>.pdf": only(
        *SURVEY_PREPARERS, path=f"{HERE}none-yet/poster-a4.pdf", status=GONE
    ),
    f"{SURVEYS}<slug:wave>/card.svg": only(*SURVEY_PREPARERS, path=f"{HERE}none-yet/card.svg", status=GONE),
    f"{SURVEYS}<slug:wave>/close/": only("PROGRAMME_LEAD", path=f"{HERE}none-yet/close/", status=GONE),
    # Results: nothing is counted yet, and there is no page before.
    "told/<slug:wave>/": open_to_all("/told/none-yet/", GONE),
    f"{SURVEYS}<slug:wave>/count/": only("PROGRAMME_LEAD", path=f"{HERE}none-yet/count/", status=GONE),
    f"{SURVEYS}<slug:wave>/destroy/": only("PROGRAMME_LEAD", path=f"{HERE}none-yet/destroy/", status=GONE),
    **{
        f"{SURVEYS}<slug:wave>/{route}": only(*SURVEY_READERS, path=f"{HERE}none-yet/{path}", status=GONE)
        for route, path in {
            "release/": "release/",
            "remarks/": "remarks/",
            "results/": "results/",
            "results/quality/": "results/quality/",
            "results/elements/<slug:element>/": "results/elements/teamwork/",
            "results/<slug:kind>/<slug:group>/": "results/units/theatres/",
            "results.<str:file_format>": "results.docx",
            "results/quality.<str:file_format>": "results/quality.csv",
            "results/elements/<slug:element>.<str:file_format>": "results/elements/teamwork.csv",
            "results/<slug:kind>/<slug:group>.<str:file_format>": "results/units/theatres.csv",
            "results/charts/<slug:figure>.<str:file_format>": "results/charts/teamwork.svg",
            "results/elements/<slug:element>/charts/<slug:figure>.<str:file_format>": (
                "results/elements/teamwork/charts/averages.svg"
            ),
            "results/<slug:kind>/<slug:group>/charts/<slug:figure>.<str:file_format>": (
                "results/units/theatres/charts/beside-the-trust.svg"
            ),
        }.items()
    },
    f"{SURVEYS}<slug:wave>/remarks/propose/": only(
        *SURVEY_READERS, path=f"{HERE}none-yet/remarks/propose/", status=GONE, method="post"
    ),
    f"{SURVEYS}<slug:wave>/remarks/decide/": only(
        *SURVEY_READERS, path=f"{HERE}none-yet/remarks/decide/", status=GONE, method="post"
    ),
    # Questionnaires: for the same people; there is none of the programme's own yet.
    QUESTIONNAIRES: only(*SURVEY_READERS, path=WRITING),
    f"{QUESTIONNAIRES}new/": only(*SURVEY_PREPARERS, path=f"{WRITING}new/"),
    f"{QUESTIONNAIRES}load/": only(*SURVEY_PREPARERS, path=f"{WRITING}load/"),
    f"{QUESTIONNAIRES}shipped/<slug:shipped>/": only(*SURVEY_READERS, path=f"{WRITING}shipped/culture-pulse/"),
    f"{QUESTIONNAIRES}shipped/<slug:shipped>/copy/": only(
        *SURVEY_PREPARERS, path=f"{WRITING}shipped/culture-pulse/copy/"
    ),
    f"{QUESTIONNAIRES}shipped/<slug:shipped>/pack.zip": only(
        *SURVEY_READERS, path=f"{WRITING}shipped/culture-pulse/pack.zip"
    ),
    ONE_OF_OURS: only(*SURVEY_READERS, path=f"{WRITING}none-yet/", status=GONE),
    f"{ONE_OF_OURS}about/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/about/", status=GONE),
    f"{ONE_OF_OURS}finish/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/finish/", status=GONE),
    f"{ONE_OF_OURS}remove/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/remove/", status=GONE),
    f"{ONE_OF_OURS}offer/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/offer/", status=GONE, method="post"),
    f"{ONE_OF_OURS}copy/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/copy/", status=GONE),
    f"{ONE_OF_OURS}preview/": only(*SURVEY_READERS, path=f"{WRITING}none-yet/preview/", status=GONE),
    f"{ONE_OF_OURS}pack.zip": only(*SURVEY_READERS, path=f"{WRITING}none-yet/pack.zip", status=GONE),
    f"{ONE_OF_OURS}versions/<str:version>/": only(*SURVEY_READERS, path=f"{WRITING}none-yet/versions/1/", status=GONE),
    f"{ONE_OF_OURS}versions/<str:version>/pack.zip": only(
        *SURVEY_READERS, path=f"{WRITING}none-yet/versions/1/pack.zip", status=GONE
    ),
    f"{ONE_OF_OURS}new-topic/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/new-topic/", status=GONE),
    f"{ONE_OF_OURS}new-scale/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/new-scale/", status=GONE),
    f"{ONE_OF_OURS}topics/<slug:part>/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/topics/a/", status=GONE),
    f"{ONE_OF_OURS}topics/<slug:part>/new-item/": only(
        *SURVEY_PREPARERS, path=f"{WRITING}none-yet/topics/a/new-item/", status=GONE
    ),
    f"{ONE_OF_OURS}scales/<slug:part>/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/scales/a/", status=GONE),
    f"{ONE_OF_OURS}items/<slug:part>/": only(*SURVEY_PREPARERS, path=f"{WRITING}none-yet/items/a/", status=GONE),
    f"{ONE_OF_OURS}items/<slug:part>/asked/": only(
        *SURVEY_PREPARERS, path=f"{WRITING}none-yet/items/a/asked/", status=GONE
    ),
    f"{ONE_OF_OURS}<slug:kind>/<slug:part>/move/": only(
        *SURVEY_PREPARERS, path=f"{WRITING}none-yet/items/a/move/", status=GONE, method="post"
    ),
    f"{ONE_OF_OURS}<slug:kind>/<slug:part>/remove/": only(
        *SURVEY_PREPARERS, path=f"{WRITING}none-yet/items/a/remove/", status=GONE
    ),
}
