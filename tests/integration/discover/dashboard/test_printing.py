"""?print: everything that can be unfolded is open in the page itself, so that paper holds every table."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/trusts/RTF/", "/trusts/RTF/questions/manager-listens/", "/compare/?trust=RTF&trust=R0A"]
)
def test_nothing_is_folded_on_paper(path):
    paper = f"{path}{'&' if '?' in path else '?'}print"

    folded = Client().get(path).content.decode()
    unfolded = Client().get(paper).content.decode()

    assert unfolded.count("data-open-in-print open") == folded.count("data-open-in-print")
    assert "data-open-in-print open" not in folded
