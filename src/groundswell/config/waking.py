"""What a worker does before it answers: clean up after what was cut off, and be no slow first page to anybody."""

from contextlib import suppress

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.urls import get_resolver

from groundswell.discover.dashboard.pages.taken import taken_whole
from groundswell.discover.results.actions.counting import destroy_leftovers
from groundswell.discover.surveys.views.answering import box_folder
from groundswell.national.editions import Kind
from groundswell.national.store import UnknownEdition, latest_edition
from groundswell.national.survey import survey_tables


def wake() -> None:
    """Destroy what counts left that were cut off; import the views, compile the templates, and read the latest survey.

    Without a survey, all but the last.
    """
    destroy_leftovers(box_folder())
    _ = get_resolver().url_patterns
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            for name in engine.env.list_templates(extensions=("jinja",)):
                engine.env.get_template(name)
    edition = latest_edition(Kind.SURVEY)
    if edition is None:
        return
    # An edition that goes away meanwhile is told to whoever asks for it.
    with suppress(UnknownEdition, OSError):
        taken_whole(next(iter(survey_tables(edition).organisations)), edition=edition.id)
