"""Words for people about evidence."""

from groundswell.discover.evidence.enums import Act, Polarity

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
