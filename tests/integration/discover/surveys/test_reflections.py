"""Reflections store nothing: no form, no address that would take an answer, nobody asked who they are."""

import re

import pytest
from django.test import Client

from groundswell.packs.instruments import instruments

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("instrument", [one.id for one in instruments() if not one.stores_answers])
def test_a_reflection_has_no_way_to_send_anything(instrument):
    page = Client().get(f"/reflections/{instrument}/")
    main = page.content.decode()
    main = main[main.index("<main") : main.index("</main>")]

    assert page.status_code == 200
    assert main.count("<fieldset") >= 10
    assert not re.search(r"<form|formaction|hx-|type=\"submit\"|action=", main)
    assert "Set-Cookie" not in page.headers
    assert not page.cookies


def test_only_a_private_one_offers_to_stay_on_the_device():
    private = Client().get("/reflections/leaders-reflection/").content.decode()
    together = Client().get("/reflections/team-reflection/").content.decode()

    assert "data-may-keep" in private
    assert "data-may-keep" not in together


def test_a_questionnaire_that_stores_answers_is_no_reflection():
    assert Client().get("/reflections/culture-pulse/").status_code == 404
    assert "Culture pulse" not in Client().get("/reflections/").content.decode()
