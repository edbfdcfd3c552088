"""Who may do what, for every combination of roles: the matrix is the rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.organisations.models import Organisation
from groundswell.people import rules
from groundswell.people.agents import CommandLine
from groundswell.people.enums import Role
from groundswell.people.models import Membership, Person

HERE, THERE = Organisation(code="ZZA", name="Here"), Organisation(code="ZZB", name="There")
roles_here = st.frozensets(st.sampled_from(Role))
roles_there = st.frozensets(st.sampled_from(Role))


def somebody(here=(), there=(), *, runs_it_all=False):
    person = Person(name="Somebody", email="somebody@trust.example")
    held = [(HERE, role) for role in here] + [(THERE, role) for role in there]
    held += [(None, Role.OPERATOR)] if runs_it_all else []
    person._held_roles = [Membership(person=person, organisation=at, role=role) for at, role in held]
    return person


@pytest.mark.parametrize("role", Role)
def test_each_role_by_itself(role):
    person = somebody(here=[role])

    assert rules.may_manage_people(person, HERE) == (role == Role.ADMINISTRATOR)
    assert rules.may_read_audit(person, HERE) == (role in {Role.ADMINISTRATOR, Role.OPERATOR})
    assert rules.may_read_whole_audit(person) is False


@given(here=roles_here, there=roles_there)
def test_what_one_may_do_here_depends_on_roles_here_only(here, there):
    person = somebody(here, there)

    assert rules.may_manage_people(person, HERE) == rules.may_manage_people(somebody(here), HERE)
    assert rules.may_read_audit(person, HERE) == rules.may_read_audit(somebody(here), HERE)
    assert person.roles_in(HERE) == here


@given(here=roles_here, more=roles_here)
def test_another_role_never_takes_a_right_away(here, more):
    fewer, all_of_them = somebody(here), somebody(here | more)

    assert rules.may_manage_people(fewer, HERE) <= rules.may_manage_people(all_of_them, HERE)
    assert rules.may_read_audit(fewer, HERE) <= rules.may_read_audit(all_of_them, HERE)


@given(there=roles_there)
def test_chloe_may_do_nothing_here(there):
    outsider, subject = somebody(there=there), somebody(here=[Role.ANALYST])

    assert not rules.may_manage_people(outsider, HERE)
    assert not rules.may_read_audit(outsider, HERE)
    assert not any(rules.may_change_role(outsider, subject, HERE, role) for role in Role)
    assert not rules.may_change_sign_in(outsider, subject, subject.held_roles)


@given(here=roles_here, there=roles_there, runs_it_all=st.booleans())
def test_nobody_gains_a_role_they_could_not_give(here, there, runs_it_all):
    administrator, subject = somebody(here=[Role.ADMINISTRATOR]), somebody(here, there, runs_it_all=runs_it_all)

    may = rules.may_change_sign_in(administrator, subject, subject.held_roles)

    # Taking over an account must not give more than the administrator's own rights.
    assert may == (bool(here) and not there and not runs_it_all and Role.OPERATOR not in here)


def test_an_operator_of_the_installation_manages_everybody_but_their_own_account_here():
    operator, subject = somebody(runs_it_all=True), somebody(here=[Role.OPERATOR], there=[Role.ANALYST])

    assert all(rules.may_change_role(operator, subject, HERE, role) for role in Role)
    assert rules.may_change_sign_in(operator, subject, subject.held_roles)
    assert not rules.may_change_sign_in(operator, operator, operator.held_roles)


def test_the_command_line_may_do_everything():
    subject = somebody(here=list(Role), runs_it_all=True)

    assert rules.may_manage_people(CommandLine("root"), HERE)
    assert rules.may_change_sign_in(CommandLine("root"), subject, subject.held_roles)
    rules.check_is_command_line(CommandLine("root"))


def test_a_person_is_not_the_command_line():
    with pytest.raises(rules.NotAllowed):
        rules.check_is_command_line(somebody(runs_it_all=True))


def test_a_refusal_carries_a_sentence():
    with pytest.raises(rules.NotAllowed) as refusal:
        rules.check_may_manage_people(somebody(), HERE)

    assert refusal.value.sentence == "You need to be an administrator of this organisation to do this."
