"""What stands beside the results: local indicators, other frameworks, and files that wait for too long."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.integration.discover.breakdown.loading import HEAD, HERE, load, send

from groundswell.discover.breakdown.models import Draft

INDICATORS = "Indicator,Period,Value,Measured in,Numerator,Denominator,Source\n"
UNITS = f"{HEAD}Trust,,,930,6.55,61.7\nDirectorate,Surgery,,430,6.41,60.4\nDirectorate,Medicine,,500,6.72,62.1\n"


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [(3, 400, "0.75"), (397, 400, "99.25"), (5, 9, "55.6")],
    ids=["few counted", "few not counted", "few in all"],
)
def test_a_share_that_tells_of_few_is_not_shown(alderbrook, browser, numerator, denominator, value):
    line = f"Grievances raised,2024,{value},%,{numerator},{denominator},HR\n"
    load(browser, f"{INDICATORS}{line}Appraised,2024,60,%,240,400,HR\n", kind="INDICATORS")

    page, text = browser.get(HERE).content.decode(), browser.get(f"{HERE}export.csv").content.decode("utf-8-sig")

    assert f"<td>{value}%</td>" not in page
    assert "<td>60%</td><td>240 of 400</td>" in page
    assert "Grievances raised,2024,not shown,,HR" in text


def test_every_measure_is_read_by_elements_promise_and_well_led(alderbrook, browser):
    load(browser, UNITS)
    load(
        browser,
        f"{INDICATORS}Written complaints,2024,467,complaints,,,PALS\nOur own,2024,4,x,,,HR\n",
        kind="INDICATORS",
    )

    page = browser.get(HERE).content.decode()

    part = page[page.index('id="readings"') : page.index('id="files"')]
    assert "<td>Support and compassion</td><td>We are compassionate and inclusive</td>" in part
    assert "groundswell/well-led" in part
    assert '<th scope="row">Our own</th><td>not linked</td><td>not linked</td><td>not linked</td>' in part
    assert (
        '<th scope="row">Written complaints</th><td>not linked</td><td>not linked</td><td>not linked</td>' not in part
    )


def test_a_file_that_waited_for_a_day_is_gone(alderbrook, browser):
    address = send(browser, UNITS).headers["Location"]
    assert browser.get(address).status_code == 200

    Draft.objects.update(kept_at=timezone.now() - timedelta(hours=25))

    assert browser.get(address).status_code == 404
    browser.get(f"{HERE}load/")
    assert not Draft.objects.exists()
