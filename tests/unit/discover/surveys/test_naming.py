"""Whose sign-in it is: an address counts only when it is verified, and nothing that names nobody is taken."""

import pytest

from groundswell.discover.surveys.naming import name_at_work, scope_for

ASHA = "Asha@x.example"


@pytest.mark.parametrize(
    "said", [{"email_verified": True}, {"email_verified": "true"}, {"xms_edov": True}, {"xms_edov": "1"}]
)
def test_an_address_that_the_provider_vouches_for(said):
    assert name_at_work({"email": f" {ASHA} ", **said}, "email") == ASHA


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"email_verified": [True]},
        {"email_verified": False, "xms_edov": True},
    ],
)
def test_an_address_that_it_does_not_vouch_for(said):
    assert name_at_work({"email": ASHA, **said}, "email") is None


@pytest.mark.parametrize("value", ["", "  ", None, 7, ["asha@x.example"], f"{'a' * 254}@x.example"])
def test_what_names_nobody(value):
    assert name_at_work({"email": value, "email_verified": True}, "email") is None
    assert name_at_work({"upn": value}, "upn") is None


def test_a_claim_that_the_organisation_chose_is_taken_as_it_is_written():
    assert name_at_work({"upn": ASHA, "email": "other@x.example"}, "upn") == ASHA
    assert name_at_work({"email": ASHA, "email_verified": True}, "upn") is None


def test_as_little_as_can_be_is_asked_for():
    assert scope_for("email") == "openid email"
    assert scope_for("upn") == "openid profile"
