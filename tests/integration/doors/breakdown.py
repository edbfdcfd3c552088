"""A trust's own breakdown, and what operators alone see."""

from tests.integration.doors.door import BREAKDOWN, BREAKDOWN_LOADERS, BREAKDOWN_READERS, GONE, OK, SENT_ON, Door, only

DOORS: dict[str, Door] = {  # A trust's own breakdown: for its programme, and never for operators.
    "breakdown/": Door(
        "/breakdown/",
        dict.fromkeys(("GUARDIAN", "OPERATOR", "installation operator", "no role"), OK),
        others=SENT_ON,
    ),
    f"{BREAKDOWN}": only(*BREAKDOWN_READERS, path="/organisations/ZZA/breakdown/"),
    f"{BREAKDOWN}export.<str:file_format>": only(
        *BREAKDOWN_READERS, path="/organisations/ZZA/breakdown/export.csv", status=GONE
    ),
    f"{BREAKDOWN}charts/<slug:figure>.<str:file_format>": only(
        *BREAKDOWN_READERS, path="/organisations/ZZA/breakdown/charts/PP1.svg", status=GONE
    ),
    f"{BREAKDOWN}load/": only(*BREAKDOWN_LOADERS, path="/organisations/ZZA/breakdown/load/"),
    f"{BREAKDOWN}load/<uuid:key>/": only(path="/organisations/ZZA/breakdown/load/{subject}/"),
    f"{BREAKDOWN}load/<uuid:key>/cancel/": only(
        path="/organisations/ZZA/breakdown/load/{subject}/cancel/", method="post"
    ),
    f"{BREAKDOWN}type/": only(*BREAKDOWN_LOADERS, path="/organisations/ZZA/breakdown/type/"),
    f"{BREAKDOWN}blank/<slug:blank>.<str:file_format>": only(
        *BREAKDOWN_LOADERS, path="/organisations/ZZA/breakdown/blank/results.csv"
    ),
    f"{BREAKDOWN}versions/<uuid:key>/remove/": only(path="/organisations/ZZA/breakdown/versions/{subject}/remove/"),
    "operate/audit/": only("installation operator", path="/operate/audit/"),
}
