"""Words for people about the synthesis."""

from groundswell.discover.synthesis.enums import Act
from groundswell.methods.synthesis.diagnosis import Agreement, Verdict
from groundswell.methods.synthesis.finding import Confidence
from groundswell.methods.synthesis.stability import Overall

ACT_WORDS: dict[str, str] = {
    Act.ROOM_SAID: "wrote down what the room said of {detail}, in {subject}",
    Act.OVERRIDDEN: "put a verdict of their own beside the computed one: {detail}, in {subject}",
    Act.OVERRIDE_TAKEN_BACK: "took back a verdict of their own: {detail}, in {subject}",
    Act.TOOL_ADDED: "added the tool {detail} to {subject}",
}
NO_PROGRAMME = "There is no programme “{name}”. Addresses of its pages hold its name: /programmes/<name>/."
NOT_ALLOWED = "Only those who analyse this programme can do this."
NOT_SAID_YET = (
    "The room has not said anything of this element yet. Write down what it says first: the computed verdict can then "
    "be set against it, and not the other way round."
)
VERDICTS = {
    Verdict.CONCERN: "Concern",
    Verdict.STRENGTH: "Strength",
    Verdict.NOT_A_CONCERN: "Not a concern",
    Verdict.MIXED: "Sources disagree",
    Verdict.INSUFFICIENT: "Cannot be told yet",
    Verdict.NO_CLEAR_SIGNAL: "No clear signal",
}
MEANINGS = {
    Verdict.CONCERN: "Taken together, the findings make it likely that this is worse than acceptable.",
    Verdict.STRENGTH: (
        "Taken together, the findings make it likely that this is better than good. That nothing is wrong would not do."
    ),
    Verdict.NOT_A_CONCERN: "The findings speak against a concern. For a strength there is too little.",
    Verdict.MIXED: (
        "A source of numbers and one of words, both of some weight, say the opposite. That is a finding of its own: "
        "ask why."
    ),
    Verdict.INSUFFICIENT: "Fewer than two tools have a finding, or what there is weighs too little.",
    Verdict.NO_CLEAR_SIGNAL: "The findings point neither way clearly enough.",
}
PAIRS = {
    Agreement.AGREEMENT: "agree",
    Agreement.PARTIAL: "agree in part",
    Agreement.SILENCE: "one is silent",
    Agreement.DISSONANCE: "disagree",
}
CONFIDENCES = {
    Confidence.HIGH: "high",
    Confidence.MODERATE: "moderate",
    Confidence.LOW: "low",
    Confidence.VERY_LOW: "very low",
}
OVERALL = {
    Overall.HIGH: "high confidence",
    Overall.MODERATE: "moderate confidence",
    Overall.LOW: "low confidence",
}
SILENT = "silent"
SIGN = {"gap": "−", "strength": "+", "neither": "~"}
SIGN_WORDS = {"gap": "gap", "strength": "strength", "neither": "neither way"}
COUNTED = (
    ("concern", "one element is of concern", "{count} elements are of concern"),
    ("strength", "one is a strength", "{count} are strengths"),
    ("mixed", "in one the sources disagree", "in {count} the sources disagree"),
    ("not a concern", "one is no concern", "{count} are no concern"),
    ("no clear signal", "one has no clear signal", "{count} have no clear signal"),
    ("insufficient", "one cannot be told yet", "{count} cannot be told yet"),
)
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NO_FINDINGS = "No tool has a finding yet. The first one makes the grid."
HOW = (
    (
        "Each finding says how likely it is, under one tool alone, that an element is worse than acceptable, and "
        "better than good. They are weighed by how far each can be relied on, and tempered because tools hear the "
        "same people."
    ),
    (
        "The four components are those of GRADE-CERQual, which was made for reviews of studies; here they inform a "
        "judgement."
    ),
    "There is no score of everything.",
)
COMPONENTS = {
    "method": ("How it was gathered", "Who asked, whom, how; what may have bent it."),
    "coherence": ("Whether it hangs together", "Does the finding fit all that was heard, or does some of it not fit?"),
    "adequacy": ("Whether there is enough", "Enough groups, answers, words; rich enough to carry the finding."),
    "relevance": ("Whether it is about this trust now", "The people, places and time that the question is about."),
}
LIMITS = {0: "No limits", 1: "Minor", 2: "Moderate", 3: "Serious"}
STEADY = "It stays the same under {share}% of 3,000 other ways of weighing the tools."
LEFT_OUT = "Without {tool} it would be: {verdict}."
LEFT_OUT_SAME = "No single tool carries it: without any one of them it stays the same."
FIXED = "How the tools are weighed has no say in it."
ROOM_FIRST = (
    "Read out what each tool found, talk, and write down what the room says. What is computed is shown afterwards, so "
    "that it checks the room and does not lead it."
)
OVERRIDING = (
    "A verdict of yours counts in the grid and in the report. The computed one stays beside it, with your reason and "
    "your name."
)
ADDING = (
    (
        "One sentence that somebody who was not there can check, and the numbers it rests on. It takes the place of "
        "the finding that stands in this cell; the earlier one stays on record."
    ),
    "Groups count, not remarks: a group that spoke both ways is in neither number.",
)
JUDGING = "Judge it yourself before you look at what your colleague thought. The lower confidence counts."
SAME_RATER = "You added this finding yourself. Somebody else has to judge it too."
HIDDEN_ITEMS = "{count} more that you may not read, or that nobody has released yet."
WORKINGS = {
    "groups": "Groups or interviews",
    "negative": "Spoke of a gap only",
    "positive": "Spoke of a strength only",
    "mean": "Mean",
    "se": "Standard error",
    "benchmark": "Benchmark",
    "smallest": "Least difference that would matter",
    "answers": "Answers",
}
REPORT_OPENS = (
    "What every tool found of each cultural element, what the people who read it together said, and how sure one can "
    "be. Each sentence with a figure is made from the figure."
)
REPORT_ASKS = (
    "Which of this did you know, and which surprises you?",
    "Where tools disagree: who sees it differently, and why?",
    "Which one element would change most for patients and staff if it were better in a year?",
)
WHOM_TO_ASK = "the Change Team of this programme"
RECOMPUTED = (
    "Everything can be worked out again: “groundswell diagnose {slug} --json” prints what this is made of. Mark of "
    "what it was made of: {mark}."
)
WAITS = "The room says its own first"
ROOM_WAITS = "The room has not said its own yet. What is computed is told after that."
LISTENED = "{remarks} remarks from {sources} sources are kept as evidence."
NOT_KEPT_AS_REMARKS = "No remarks are kept of: {tools}."
CANNOT_BE_TOLD = "Of {elements} nothing can be told yet: fewer than two tools have a finding, or they weigh too little."
NO_FINDING_OF = "There is no finding yet of: {tools}."
NOT_CODED = "{count} remarks are not coded yet: what they say is in no finding."
