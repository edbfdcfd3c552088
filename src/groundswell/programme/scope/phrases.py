"""Words for people about scoping and what was done in it."""

from groundswell.programme.scope.enums import Act, MeasureKind, Phase, Standing, State

# What was done, as the middle of a sentence: "Ruth Fenwick (programme lead) <words>." The roster names patients and
# carers, so the audit says that it changed and not who is on it.
ACT_WORDS: dict[str, str] = {
    Act.SCOPE_WRITTEN: "wrote {detail} of the programme {subject}",
    Act.SCOPE_SETTLED: "settled for the programme {subject}: {detail}",
    Act.PHASE_SET: "said of the programme {subject} that it is now in {detail}",
    Act.SCOPE_LINE_ADDED: "added to {detail} of the programme {subject}",
    Act.SCOPE_LINE_CHANGED: "changed {detail} of the programme {subject}",
    Act.SCOPE_LINE_REMOVED: "took something off {detail} of the programme {subject}",
    Act.TIMELINE_SET: "set the timeline of the programme {subject}",
    Act.NUMBERS_SET: "set how many people the programme {subject} means to hear",
}

PHASE_WORDS = {
    Phase.SCOPING: "scoping",
    Phase.DISCOVER: "discovery",
    Phase.DESIGN: "design",
    Phase.DELIVER: "delivery",
}
STATE_WORDS = {State.WAITING: "waiting", State.AGREED: "agreed", State.OVERRIDDEN: "overridden"}
STANDING_WORDS = {
    Standing.STAFF: "Staff",
    Standing.PATIENT: "Patient or carer",
    Standing.STAFF_SIDE: "Staff side",
    Standing.OUTSIDE: "From outside: coach, facilitator, partner",
}
MEASURE_WORDS = {
    MeasureKind.OUTCOME: "Outcome: what staff or patients have of it",
    MeasureKind.PROCESS: "Process: whether it was done",
    MeasureKind.BALANCING: "Balancing: what it may cost elsewhere",
}

NOT_ALLOWED_TO_WRITE = "Only the programme lead and Change Team members who work in the programme can do this."
NOT_ALLOWED_TO_SETTLE = "Only the programme lead or the board sponsor can say that something is agreed or overridden."
NOT_ALLOWED_TO_LEAD = "Only the programme lead can say which phase the programme is in."
CHANGED_MEANWHILE = (
    "Somebody changed this while you were writing. Nothing of yours is lost: it is in the form below. "
    "Read what is stored now, join the two, and keep it again."
)
GONE_MEANWHILE = (
    "Somebody took this entry off the list while you were writing. Your words are below: keep them, and they are added "
    "to the list anew."
)
REASON_MISSING = "Say why: whoever reads this next year will want to know."
