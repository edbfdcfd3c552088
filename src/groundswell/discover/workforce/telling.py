"""From a programme to what its page tells: posts, definitions and what the team stated, brought together."""

from groundswell.discover.workforce.enums import Kind
from groundswell.discover.workforce.figures import figures_of
from groundswell.discover.workforce.queries import (
    assumptions_of,
    definitions_of,
    extracts_of,
    lines_stated,
    posts_of,
    version_of,
)
from groundswell.discover.workforce.told import Told
from groundswell.programme.models import Programme


def told_of(programme: Programme, *, address: str) -> Told | None:
    """Return what may be told of a programme's workforce, worked out anew; None where no posts are loaded."""
    posts = posts_of(programme)
    extract = extracts_of(programme).first()
    if not posts or extract is None:
        return None
    definitions = definitions_of(programme)
    assumptions, population = assumptions_of(programme), lines_stated(programme, Kind.POPULATION)
    return Told(
        programme=programme,
        figures=figures_of(posts, definitions, as_of=extract.as_of, assumptions=assumptions, population=population),
        definition=definitions[-1],
        is_settled=version_of(programme, Kind.DEFINITION) > 0,
        assumptions=assumptions,
        population=population,
        successors=lines_stated(programme, Kind.SUCCESSORS),
        skills=lines_stated(programme, Kind.SKILLS),
        address=address,
        file_name=extract.file_name,
    )
