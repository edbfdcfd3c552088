"""Sentences about results, for people."""

from groundswell.discover.results.averaging import Averaging
from groundswell.discover.results.enums import Act
from groundswell.methods.comparison.change import Verdict

ACT_WORDS: dict[str, str] = {
    Act.REMARKS_PROPOSED: "proposed how {detail} of the survey wave {subject} may be read",
    Act.REMARKS_RELEASED: "decided on {detail} of the survey wave {subject}",
}
NOT_ALLOWED = (
    "Programme leads, Change Team members and analysts who work in the programme do this. You are none of them."
)
SAME_PERSON = (
    "Two people do this, so that nobody vouches for their own work. Ask a colleague who works in the programme."
)

COUNTING = (
    "The count opens the box once, makes every figure of the publication plan, and asks the gate what may be seen.",
    "Then single answers are destroyed. There is no way back, and nobody can look at one answer afterwards.",
    "Somebody else looks at the results and releases them. Until then only those who prepare surveys see them.",
)
RELEASING = (
    "Release them only if you have looked at every page of them, and found nothing in them about one person.",
    "From now on everybody who works in the programme can read them, and staff can read what they told you.",
    "What was shown cannot be taken back.",
)
DRAFT = "Not released yet: only those who prepare surveys see this. A second person looks at it and releases it."
NO_NORM = (
    "These are our own questions. No other trust has answered them, so nothing here says whether a figure is high "
    "or low for the NHS."
)
NOT_SHOWN = (
    "“not shown” protects people in this or a neighbouring group. Nothing is shown of fewer than {threshold} answers."
)
WHY_HIDDEN = (
    "A group may be not shown although enough people answered: with it, a smaller one could be worked out. "
    "Numbers of answers are rounded to 5."
)
CHANGED = (
    "Where a few people came or went since an earlier wave, a small group’s shares are not shown, and of a very small "
    "one no average: side by side, two waves would tell what those few answered."
)
ROUNDED = "Answers are rounded to 5, averages to one decimal, shares to whole per cent."
DRAWN = (
    "Estimates of small groups are drawn towards the trust’s average, by as much as chance explains. The line says "
    "where the true value probably lies (19 times in 20)."
)
NO_RANGES = "Fewer than 100 people answered: no range is worked out for averages of the whole trust."
CANNOT_SMALL = "With about {answers} answers a difference of less than about {least} points would not show here."
PROPOSED = {
    1: "1 remark is proposed. A colleague reads it and decides, also where it is to be held back.",
    2: "{count} remarks are proposed. A colleague reads them and decides, also where one is to be held back.",
}
CANNOT_RANK = "Groups are in a fixed order, never by result. What cannot be told apart has no order."
CANNOT_WHY = "A survey says how it feels to people. It does not say why, nor what causes it."
CHANGES = {
    Verdict.UP: "Up since “{since}”: {names}.",
    Verdict.DOWN: "Down since “{since}”: {names}.",
    Verdict.NO_CHANGE_THAT_MATTERS: "No change that matters since “{since}”: {names}.",
    Verdict.NOT_CLEAR: "Too close to call whether it changed since “{since}”: {names}.",
}
CHANGE_WORDS = {
    Verdict.UP: "up",
    Verdict.DOWN: "down",
    Verdict.NO_CHANGE_THAT_MATTERS: "no change that matters",
    Verdict.NOT_CLEAR: "too close to call",
}
WHOM_TO_ASK = "the programme’s lead"
HOW_COUNTED = (
    "Counted once, by a process of its own, after the close. Single answers were destroyed: {destroyed}.",
    "What could be published was fixed before anybody was asked: publication plan {plan}.",
    "The gate looked at {cells} groups and crossings, and hid what is small and what would give it away.",
    "Then it tried to work out what it had hidden: {exposures} could be.",
    "The count leaves nothing to chance but the order of remarks, so there is no seed to keep.",
)
INVITED = "{invited} people were invited."
LET_IN = "At least {let_in} were let in by a code or their sign-in at work."
SLIPS = "At least {slips} could come by a paper slip."
TWICE = "At most {again} people were let in a second time, so at most {again} answers can be there twice."
NOBODY_TWICE = "Nobody was let in twice."
UNTICKED = (
    "About {unticked} answers came by slips that nobody is ticked for. Somebody may have made them up, so that many "
    "more answers were needed to show a group."
)
MEASURED_WELL = {
    "high": "yes",
    "fair": "just",
    "low": "no",
    "none": "single",
    "few": "too few",
}
ALPHA_HERE = {
    "high": "The statements of this element hang together well, so its average means something.",
    "fair": "The statements of this element hang together well enough to speak of the whole trust.",
    "low": "The statements of this element say rather different things. Look at each before you speak of the average.",
}
LOWER_IS_BETTER = "(asked the other way round: lower is better)"
ALPHA_LOW = "Do not read the average alone, because the statements in it say rather different things: {topics}."
NO_AVERAGE_HOLDS = "But the statements of a topic say rather different things: look at each, rather than at averages."
DIFFER = {True: "yes", False: "unclear", None: "too few"}
AGREE = {True: "yes", False: "no", None: "too few"}
MEASURES_ASKED = (
    "Fit: do its statements belong together? Differ: do units differ? Alike: do colleagues in a unit see it alike?"
)
HOW_TO_READ_MEASURES = (
    "“Single”: the topic has one statement, so nothing can be said. “Too few”: so few people or units answered.",
    "Where statements do not belong together, look at each by itself before you speak of an average.",
    "Where it is unclear whether units differ, where somebody works says little about their answer.",
    "Where colleagues do not see it alike, a unit’s average hides several views: talk about the spread.",
)
SHARES_INSTEAD = {
    Averaging.SEVERAL_VIEWS: "People inside units see this differently, so an average would stand for nobody, and "
    "shares are shown instead: {topics}.",
    Averaging.UNITS_ALIKE: "Units cannot be told to differ on this, so an average of one would mostly be chance, and "
    "shares are shown instead: {topics}.",
    Averaging.NOT_KNOWN: "Too few answered to say whether people inside a unit see this alike, so shares are shown "
    "instead of an average: {topics}.",
}
SEE_SHARES = "see shares"
WHY_SEE_SHARES = (
    "“see shares”: people inside units see this differently, or units cannot be told to differ, so the average of one "
    "unit would say nothing."
)
WHY_ONLY_SHARES = (
    "No averages stand here: people inside units see this differently, or units cannot be told to differ, so the "
    "average of one unit would say nothing."
)
ONLY_SHARES = "{group}: shares of answers are shown; an average would stand for nobody."
FITS = {
    True: "The statements fall into the topics as the questionnaire means them to.",
    False: "The statements do not fall into the topics quite as the questionnaire means them to. Look at each.",
    None: "Too few people answered everything to check whether statements fall into topics as meant.",
}
WEIGHTING = (
    "If those who answered are weighted to look like all staff by {margins}, the average that moves most moves by "
    "about {most} points."
)
WEIGHTING_NONE = (
    "If those who answered are weighted to look like all staff by {margins}, no average moves by {least} points "
    "or more."
)
NOT_WEIGHTED = "Answers could not be weighted to look like all staff: {why}."
DESTROYING = (
    "The answers of this wave were never counted. Once they are destroyed, they never can be.",
    "Do this only where the wave is given up: counting destroys single answers by itself.",
)
FEW_WROTE = "A question that fewer than {threshold} people wrote to is not opened."
REMARKS_EXPLAINED = (
    "Each remark stands alone: no group, no time, no other answer is known of it.",
    "One person takes out what may point to somebody. Another looks, and releases it.",
    "Then the words as they were written are gone.",
    "Suggestions come from rules and from your own staff list. They miss nicknames, rooms and stories.",
)
