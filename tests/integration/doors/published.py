"""Published figures, health and words: the same for everybody."""

from tests.integration.doors.door import GONE, SENT_ON, Door, only, open_to_all

DOORS: dict[str, Door] = {
    "operate/health": open_to_all("/operate/health"),
    # Published figures: the same for everybody.
    "": open_to_all("/"),
    "compare/": open_to_all("/compare/"),
    "elements/": open_to_all("/elements/"),
    "editions/": open_to_all("/editions/"),
    "editions/add/": only("installation operator", path="/editions/add/"),
    "editions/<slug:edition_id>.<extension:extension>": open_to_all("/editions/nss-2024.csv"),
    "editions/<slug:edition_id>/": open_to_all("/editions/nss-2024/"),
    "questions/<str:question_id>/": open_to_all("/questions/q9g/", SENT_ON),
    "trusts/<str:code>/": open_to_all("/trusts/RTF/"),
    "trusts/<str:code>/elements/<slug:element_id>/": open_to_all("/trusts/RTF/elements/teamwork/"),
    "trusts/<str:code>/questions/<str:question_id>/": open_to_all("/trusts/RTF/questions/manager-listens/"),
    "trusts/<str:code>/scores/<str:score_id>/": open_to_all("/trusts/RTF/scores/PP1_2/"),
    "trusts/<str:code>/differences/": open_to_all("/trusts/RTF/differences/"),
    "trusts/<str:code>/equity/": open_to_all("/trusts/RTF/equity/"),
    "trusts/<str:code>/outcomes/": open_to_all("/trusts/RTF/outcomes/"),
    "trusts/<str:code>/take-away/": open_to_all("/trusts/RTF/take-away/"),
    "trusts/<word:code>.<extension:extension>": open_to_all("/trusts/RTF.csv"),
    "trusts/<word:code>/<word:part>.<extension:extension>": open_to_all("/trusts/RTF/differences.csv"),
    "trusts/<word:code>/<word:part>/<word:name>.<extension:extension>": open_to_all("/trusts/RTF/scores/PP1_2.json"),
    "trusts/<word:code>/charts/<word:figure>.<picture:extension>": open_to_all(
        "/trusts/RTF/charts/teamwork-scores.svg"
    ),
    "trusts/<word:code>/<word:part>/charts/<word:figure>.<picture:extension>": open_to_all(
        "/trusts/RTF/differences/charts/more-favourable.svg"
    ),
    "trusts/<word:code>/<word:part>/<word:name>/charts/<word:figure>.<picture:extension>": open_to_all(
        "/trusts/RTF/scores/PP1_2/charts/range.svg"
    ),
    "compare.<extension:extension>": open_to_all("/compare.csv?trust=RTF&trust=R0A"),
    "api/": open_to_all("/api/"),
    # The framework's own root answers nothing; it is not one of our addresses.
    "api/v1/": open_to_all("/api/v1/", GONE),
    "api/v1/openapi.json": open_to_all("/api/v1/openapi.json"),
    "api/v1/organisations": open_to_all("/api/v1/organisations?q=no"),
    "api/v1/organisations/<code>/scores": open_to_all("/api/v1/organisations/RTF/scores"),
    "api/v1/organisations/<code>/questions": open_to_all("/api/v1/organisations/RTF/questions"),
    "api/v1/organisations/<code>/dashboard": open_to_all("/api/v1/organisations/RTF/dashboard"),
    "api/v1/organisations/<code>/equity": open_to_all("/api/v1/organisations/RTF/equity"),
    "api/v1/organisations/<code>/outcomes": open_to_all("/api/v1/organisations/RTF/outcomes"),
    "api/v1/editions": open_to_all("/api/v1/editions"),
    "api/v1/compare": open_to_all("/api/v1/compare?trust=RTF&trust=R0A"),
    "api/v1/editions/<edition_id>": open_to_all("/api/v1/editions/nss-2024"),
    "api/v1/editions/<edition_id>/verify": open_to_all("/api/v1/editions/nss-2024/verify"),
    "methods/": open_to_all("/methods/"),
    "methods/<path:topic>/": open_to_all("/methods/comparison/group-range/"),
    "about/": open_to_all("/about/"),
    "accessibility/": open_to_all("/accessibility/"),
}
