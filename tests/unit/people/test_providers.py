"""An organisation's provider is read from the environment, and what could let strangers in is refused."""

import pytest

from groundswell.people.providers import BadProvider, SecondFactor, providers_in

NEEDED = {
    "GROUNDSWELL_SIGN_IN_RTF_ISSUER": "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
    "GROUNDSWELL_SIGN_IN_RTF_CLIENT_ID": "client",
    "GROUNDSWELL_SIGN_IN_RTF_CLIENT_SECRET": "kept-by-both",
}


def test_what_is_needed_is_enough_and_the_second_factor_is_asked_for_here():
    (provider,) = providers_in(NEEDED).values()

    assert provider.organisation_code == "RTF"
    assert provider.second_factor == SecondFactor.NEVER
    assert provider.label == "your work account"


def test_each_organisation_has_its_own_in_order_of_code():
    other = {name.replace("RTF", "R0A"): value for name, value in NEEDED.items()}

    assert list(providers_in({**NEEDED, **other})) == ["R0A", "RTF"]


def test_other_variables_are_none_of_its_business():
    assert providers_in({"GROUNDSWELL_HOME": "/", "PATH": "/bin"}) == {}


@pytest.mark.parametrize("needed", NEEDED)
def test_a_missing_part_is_named(needed):
    with pytest.raises(BadProvider, match=needed):
        providers_in({name: value for name, value in NEEDED.items() if name != needed})


@pytest.mark.parametrize(
    "name", ["GROUNDSWELL_SIGN_IN_RTF_SECRET", "GROUNDSWELL_SIGN_IN_ISSUER", "GROUNDSWELL_SIGN_IN_"]
)
def test_a_variable_that_means_nothing_is_refused(name):
    with pytest.raises(BadProvider, match="means nothing here"):
        providers_in({**NEEDED, name: "words"})


@pytest.mark.parametrize(
    "issuer",
    [
        "http://login.trust.example",
        "login.trust.example",
        "https://",
        "https://login.trust.example/?tenant=1",
        "https://login.trust.example/#a",
        "https://amara:secret@login.trust.example",
        "https://login.microsoftonline.com/common/v2.0",
        "https://login.microsoftonline.com/organizations/v2.0",
        "https://login.microsoftonline.com/consumers/v2.0",
    ],
)
def test_an_issuer_that_cannot_be_trusted_is_refused_without_repeating_it(issuer):
    with pytest.raises(BadProvider) as refused:
        providers_in({**NEEDED, "GROUNDSWELL_SIGN_IN_RTF_ISSUER": issuer})

    assert "GROUNDSWELL_SIGN_IN_RTF_ISSUER" in str(refused.value)
    assert "secret@" not in str(refused.value)


def test_only_this_machine_may_be_asked_in_the_clear():
    (provider,) = providers_in({**NEEDED, "GROUNDSWELL_SIGN_IN_RTF_ISSUER": "http://127.0.0.1:8080"}).values()

    assert provider.issuer == "http://127.0.0.1:8080"


def test_a_second_factor_that_is_no_choice_is_refused_with_the_choices():
    with pytest.raises(BadProvider, match="is one of never, always or amr"):
        providers_in({**NEEDED, "GROUNDSWELL_SIGN_IN_RTF_SECOND_FACTOR": "1"})


def test_staff_come_in_to_surveys_only_where_a_claim_names_them():
    (without,) = providers_in(NEEDED).values()
    (with_one,) = providers_in({**NEEDED, "GROUNDSWELL_SIGN_IN_RTF_STAFF_CLAIM": "upn"}).values()

    assert (without.staff_claim, with_one.staff_claim) == ("", "upn")


@pytest.mark.parametrize("claim", ["preferred_username", "nickname", "name", "email, upn", "-", "e" * 101])
def test_a_claim_that_shows_nothing_of_who_somebody_is_is_refused(claim):
    with pytest.raises(BadProvider, match="GROUNDSWELL_SIGN_IN_RTF_STAFF_CLAIM is"):
        providers_in({**NEEDED, "GROUNDSWELL_SIGN_IN_RTF_STAFF_CLAIM": claim})
