"""Words for people about evidence."""

from groundswell.discover.evidence.enums import Act, Polarity
from groundswell.packs.codebook import Sort

ACT_WORDS: dict[str, str] = {
    Act.SOURCE_ADDED: "added the source {subject} ({detail})",
    Act.ITEMS_ADDED: "added {detail} to {subject}",
    Act.ITEM_CORRECTED: "corrected one remark of {subject}",
    Act.ITEM_PROPOSED: "proposed how one remark of {subject} may be read",
    Act.ITEM_DECIDED: "decided on one remark of {subject}",
    Act.CODE_ADDED: "added the code {subject}",
    Act.CODE_CHANGED: "changed the code {subject}: {detail}",
    Act.SHARED_OUT: "shared out {detail} of {subject}",
    Act.SETTLED: "settled a disagreement about one remark of {subject}",
    Act.FLAGGED: "flagged one remark of {subject}",
    Act.FLAG_TAKEN: "took a flag in hand, of {subject}",
    Act.FLAG_CLOSED: "closed a flag, of {subject}",
    Act.FINDING_ADDED: "added a finding of {subject}: {detail}",
    Act.FINDING_JUDGED: "judged a finding of {subject}: {detail}",
}
NOT_ALLOWED = "Only those who analyse this programme, and may read this source, can do this."
SAME_PERSON = "You proposed this yourself. Somebody else has to look at it."
POLARITY = {Polarity.STRENGTH: "strength", Polarity.GAP: "gap", Polarity.MIXED: "mixed"}
POLARITY_SIGN = {Polarity.STRENGTH: "+", Polarity.GAP: "−", Polarity.MIXED: "~"}
CHANGED_MEANWHILE = "Somebody else has changed this since you opened it. Nothing was lost: both stand below."
DUTY = (
    "You have done your part here. Your own professional duties remain: if somebody is in danger now, do what you "
    "would do if you had heard it on the ward."
)
SORTS = {
    Sort.ELEMENT: "Elements",
    Sort.LEVEL: "Levels of leadership",
    Sort.BEHAVIOUR: "Leadership behaviours",
    Sort.INGREDIENT: "Ingredients of innovation",
    Sort.NEED: "Needs",
    Sort.FLAG: "What must not wait",
    Sort.OWN: "Our own codes",
}
ROOM = "{coded} of {remarks} remarks from {sources} sources are coded."
NOTHING_YET = "There is no evidence yet. Interviews, focus groups and comments come in from their own pages."
NOTHING_WAITS = "Nothing waits for you: every remark that you may read is coded, or your share is through."
NOT_CODED = "This code was not kept: choose a code and which way the words speak. Nothing else was changed."
MEMO_NOT_KEPT = "The memo was empty or longer than 2,000 letters, and was not kept."
LEFT_IN_SHARE = "{left} of {all} left in your share"
LEFT_UNCODED = "{left} of {all} remarks are coded by nobody yet"
BLIND = "You code this blind: you and a colleague see each other’s codes once both have finished."
SILENT = "silent"
NO_THEMES = "Nothing is coded yet. Themes appear with the first code."
THEMES = "What is coded so far, by {units}. Groups count, not remarks."
FINDINGS_MADE = "New findings in the grid, made of what is coded: {count}. Ask a colleague to judge them."
NO_FINDINGS_MADE = "What is coded says the same as the findings that stand already. Nothing was changed."
CLAIM = (
    "Of {units} {unit_type} coded so far {gaps} speak of a gap and no strength, "
    "{strengths} of a strength and no gap{both}."
)
BLIND_IS_OVER = (
    "Both are through with this remark, so the codes on it stay as they are. Where you differ, settle it together."
)
TOO_FEW_CODERS = "Choose at least two people. Nothing was shared out."
NOTHING_TO_SHARE = "There is no remark left that all of them may read and nobody has coded. Nothing was shared out."
SHARED = "{count} remarks wait at the desk of each of them. Each sees only their own codes until all are through."
SETTLED = "Settled. What each of you coded stays on record; from now on this counts."
SETTLED_ALREADY = "Somebody else has settled this remark meanwhile. What they wrote stands; nothing was changed."
NOT_SETTLED = "Choose whose codes count, one or more of you. Nothing was changed."
NO_DOUBLE = "No remark is coded by two yet. Share out a sample below."
DOUBLE_WAITS = "{done} of {all} remarks are through with everybody. How far you agree is told from {fewest} on."
DOUBLE = "{words}: on {count} remarks coded blind, alpha is {alpha} (probably {low} to {high})."
DOUBLE_SAME = "On {count} remarks coded blind nothing varied, so nothing can be said of agreement."
RELIED = "These codings can be relied on"
WITH_CARE = "These codings can be spoken of with care"
NOT_RELIED = "These codings cannot be relied on yet: talk over what the codes mean, and code another sample"
