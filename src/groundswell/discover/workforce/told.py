"""What a document is made of: the figures of a programme, and what its team stated."""

from dataclasses import dataclass

from groundswell.discover.workforce.figures import Figures
from groundswell.discover.workforce.statements import Assumptions, Definition, Lines
from groundswell.programme.models import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a page of the workforce tells. `is_settled` where the team stated a definition of its own."""

    programme: Programme
    figures: Figures
    definition: Definition
    is_settled: bool
    assumptions: Assumptions
    population: Lines
    successors: Lines
    skills: Lines
    address: str
    file_name: str
