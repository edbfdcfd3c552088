"""The columns of the grid: the six tools, and those that a programme added."""

from groundswell.discover.evidence.tools import TOOLS, Tool
from groundswell.programme.models import Programme


def tools_of(programme: Programme) -> tuple[Tool, ...]:
    """Return the tools of a programme: the six in the field's order, then its own."""
    own = (
        Tool(one.slug, one.label, is_quantitative=one.is_quantitative, unit_type=one.unit_type)
        for one in programme.own_tools.all()
    )
    return (*TOOLS, *own)
