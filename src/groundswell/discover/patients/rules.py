"""Who loads and reads what patients wrote: those who analyse the programme, and nobody else."""

from groundswell.discover.evidence.rules import check_may_analyse, may_analyse
from groundswell.discover.evidence.tools import TOOLS

TOOL = next(one.id for one in TOOLS if one.id == "patients")

__all__ = ["TOOL", "check_may_analyse", "may_analyse"]
