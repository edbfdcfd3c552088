"""What the reference pages say is so: examples run, the schema is the one in force, every address is named."""

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest

from groundswell.discover.dashboard.pages.formats import FORMATS, whole
from groundswell.discover.dashboard.pages.taken import taken_whole
from groundswell.discover.dashboard.views.api import api
from groundswell.discover.dashboard.views.api_shapes import DashboardShape

DOCS = Path(__file__).parents[4] / "docs"
SCHEMA = DOCS / "reference/dashboard.schema.json"


def examples(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", examples("reference/python.md"))
def test_every_python_example_runs(example, capsys):
    exec(compile(example, "python.md", "exec"), {})

    assert capsys.readouterr().out.strip()


def test_the_schema_is_the_one_in_force():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == DashboardShape.model_json_schema()


@pytest.mark.parametrize("code", ["RTF", "R0A", "RWK", "NXP", "QOQ", "NQL"])
def test_dashboards_fit_the_schema(code):
    schema = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))

    assert list(schema.iter_errors(json.loads(whole(taken_whole(code), "json")))) == []


def test_the_schema_refuses_a_value_that_is_missing():
    schema = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))
    dashboard = json.loads(whole(taken_whole("RTF"), "json"))
    dashboard["scores"][0]["value"] = None

    assert not schema.is_valid(dashboard)


def test_every_address_of_the_api_is_on_its_page():
    page = (DOCS / "reference/api.md").read_text(encoding="utf-8")
    told = {re.sub(r"\?.*", "", address) for address in re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)}

    offered = api.get_openapi_schema(path_prefix="")["paths"]
    assert {path.strip("/").replace("{code}", "RTF").replace("{edition_id}", "nss-2024") for path in offered} == told


def test_every_format_is_on_the_page_of_files():
    page = (DOCS / "how-to/take-it-away.md").read_text(encoding="utf-8")

    for extension in FORMATS:
        assert f"| `{extension}` |" in page
