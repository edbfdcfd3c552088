"""What scoping writes down, and what has to be settled before discovery: the names, the questions, where from."""

from dataclasses import dataclass

from groundswell.vocabulary.provenance import Mark


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to write down. `question` is what the words answer; where `is_list`, one answer stands on each line."""

    id: str
    title: str
    question: str
    hint: str
    mark: Mark
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to have before discovery."""

    id: str
    title: str
    meaning: str
    mark: Mark


PARTS = (
    Part(
        "purpose",
        "Why we do this",
        "What is this programme for, and how will you know that it is done?",
        "Two or three sentences that a colleague on any ward would understand.",
        Mark.DOCUMENTED,
    ),
    Part(
        "board-questions",
        "What the board asks",
        "Which questions does the board want answered?",
        "One on each line, in the board’s own words: three are enough. The reports come back to them. One trust’s "
        "board asked how compassionate its culture was, where it was strong and where not, and what leaders should do.",
        Mark.DOCUMENTED,
        is_list=True,
    ),
    Part(
        "sponsor",
        "Who sponsors it",
        "Who on the board answers for this programme?",
        "A name and a post. The sponsor owns the purpose, is told results before others, and opens doors.",
        Mark.DOCUMENTED,
    ),
    Part(
        "lead",
        "Who leads it",
        "Who runs it from day to day, and for how many days a week?",
        "A name, a post, the time they have for it, and who stands in for them.",
        Mark.OWN_DESIGN,
    ),
    Part(
        "stakeholders",
        "Who has a stake",
        "Who else must know of it, be asked, or agree?",
        "One on each line, with what they need from you: staff side, the Freedom to Speak Up guardian, equality leads, "
        "staff networks, governors, patients’ groups, communications, the workforce team.",
        Mark.OWN_DESIGN,
        is_list=True,
    ),
    Part(
        "already-runs",
        "What already runs",
        "Which programmes and promises touch culture or leadership already?",
        "One on each line, with who runs it. Staff remember what was begun and never finished, so name that too.",
        Mark.DOCUMENTED,
        is_list=True,
    ),
    Part(
        "business-plan",
        "Link to the business plan",
        "Which aims of the business plan does this serve, and when is that plan next agreed?",
        "A leadership strategy that no plan and no budget knows of is not carried out.",
        Mark.DOCUMENTED,
    ),
    Part(
        "recognised",
        "How people will recognise it",
        "What is it called and what does it look like, and who tells whom, when?",
        "Name, look, voices, channels, and the days on which staff hear from you whether or not there is news.",
        Mark.DOCUMENTED,
    ),
    Part(
        "evaluation",
        "How we will know what changed",
        "How will you tell, in two years, whether anything became better, and for whom?",
        "Who looks, at what, how often, and what would make you stop. Choose the measures and note where they stand "
        "today: a baseline cannot be had later.",
        Mark.DOCUMENTED,
    ),
)
PART_BY_ID = {one.id: one for one in PARTS}

CRITERIA = (
    Criterion(
        "sponsored",
        "The board or a senior sponsor stands behind it",
        "Somebody on the board answers for it by name, and the board knows what it will be asked to do.",
        Mark.DOCUMENTED,
    ),
    Criterion(
        "team",
        "The Change Team is recruited",
        "Enough people of many professions and pay bands, with hours that their managers have agreed to.",
        Mark.DOCUMENTED,
    ),
    Criterion(
        "goal",
        "The reason and the end are clear",
        "Whoever is asked why this is done gives much the same answer.",
        Mark.DOCUMENTED,
    ),
    Criterion(
        "evaluated",
        "How it will be evaluated is agreed",
        "Measures are chosen, and where they stand today is written down.",
        Mark.DOCUMENTED,
    ),
)
CRITERION_BY_ID = {one.id: one for one in CRITERIA}
