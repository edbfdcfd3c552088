"""Templates of ours fail on a typo; the NHS macros, which rely on absent parameters, do not."""

import pytest
from jinja2 import DictLoader, UndefinedError

from groundswell.look.environment import make_environment
from groundswell.vocabulary.withheld import AT_SOURCE


@pytest.mark.parametrize("typo", ["{{ pgae }}", "{{ page.titel }}", "{% if pgae %}{% endif %}"])
def test_a_name_that_nobody_gave_is_an_error(typo):
    template = make_environment().from_string(typo)

    with pytest.raises(UndefinedError):
        template.render(page={"title": "x"})


def test_the_nhs_macros_work():
    text = '{% from "nhsuk/components/button/macro.jinja" import button %}{{ button({"text": "Check"}) }}'

    said = make_environment().from_string(text).render()

    assert 'class="nhsuk-button"' in said
    assert "Check" in said


def test_words_are_escaped():
    assert make_environment().from_string("{{ said }}").render(said="<b>&") == "&lt;b&gt;&amp;"


def test_static_addresses_can_be_replaced():
    plain = make_environment().from_string("{{ static('a.css') }}").render()
    replaced = make_environment(static=lambda path: f"/hashed/{path}").from_string("{{ static('a.css') }}").render()

    assert (plain, replaced) == ("/static/a.css", "/hashed/a.css")


def test_an_application_s_own_templates_come_first():
    environment = make_environment(loaders=[DictLoader({"layout/page.jinja": "ours"})])

    assert environment.get_template("layout/page.jinja").render() == "ours"


def test_filters_say_withheld_in_words():
    assert make_environment().from_string("{{ cell|percent }}").render(cell=AT_SOURCE) == "withheld by the publisher"
