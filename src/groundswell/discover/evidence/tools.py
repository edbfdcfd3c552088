"""The six diagnostic tools, and what the grid has to know of each. A programme can have tools of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: its name, whether it brings numbers, and what its findings count ("groups", never remarks)."""

    id: str
    label: str
    is_quantitative: bool
    unit_type: str


TOOLS = (
    Tool("dashboard", "Culture and outcomes dashboard", is_quantitative=True, unit_type="scores"),
    Tool("board-interviews", "Board interviews", is_quantitative=False, unit_type="interviews"),
    Tool("behaviours-survey", "Leadership behaviours survey", is_quantitative=True, unit_type="answers"),
    Tool("focus-groups", "Culture focus groups", is_quantitative=False, unit_type="groups"),
    Tool("workforce", "Leadership workforce analysis", is_quantitative=True, unit_type="posts"),
    Tool("patients", "Patient experience", is_quantitative=False, unit_type="comments"),
)
BY_ID = {one.id: one for one in TOOLS}


def tool(tool_id: str) -> Tool | None:
    """Return one of the six tools, or None for a programme's own."""
    return BY_ID.get(tool_id)
