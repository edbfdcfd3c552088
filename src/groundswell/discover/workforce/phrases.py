"""Words for people about the leadership workforce."""

from groundswell.discover.workforce.enums import Act, Kind

ACT_WORDS: dict[str, str] = {
    Act.POSTS_LOADED: "loaded {subject} for the leadership workforce ({detail})",
    Act.POSTS_REMOVED: "removed the posts of {subject} from the leadership workforce",
    Act.STATED: "stated {subject} for the leadership workforce ({detail})",
}
NOT_ALLOWED = "Only those who analyse this programme can do this."
NOT_SHOWN = "not shown"
KIND_NAMES = {
    Kind.DEFINITION: "Who counts as a leader",
    Kind.ASSUMPTIONS: "What the projection assumes",
    Kind.POPULATION: "The population you serve",
    Kind.SUCCESSORS: "Successors for key roles",
    Kind.SKILLS: "Skills required and present",
}
KIND_MEANS = {
    Kind.DEFINITION: (
        "The result depends on where you draw the line. Settle it with the team, write down why, and change it when "
        "you know better: every table is worked out anew, and the earlier definition stays on record."
    ),
    Kind.ASSUMPTIONS: "The need in some years follows from these numbers and nothing else. They stand on the page.",
    Kind.POPULATION: (
        "Shares of the people you serve, for example from the census. Use the words of the tables: Female, Male; "
        "White, Ethnic minorities; Disabled, Not disabled."
    ),
    Kind.SUCCESSORS: (
        "How many people could take on each key role: now, in one to two years, in three to five years. Roles, not "
        "names of people."
    ),
    Kind.SKILLS: "How much of each skill leaders here need, and how much they have, from 0 (none) to 4 (can teach).",
}
WHY_NOT_SHOWN = (
    "Counts of people are rounded to the nearest 5. Fewer than 11, and whatever would let them be worked out, are not "
    "shown. Ratios, rates and the projection are worked out from the rounded counts."
)
TOO_NEAR = (
    "Under this definition leaders differ from those of an earlier one by fewer than 11 people. Showing both would "
    "tell about those few, so that the tables of people are not shown. Change more, or go back to the earlier one."
)
OTHERS = "Ratios compare leaders with all other staff of the extract, so that nobody stands on both sides."
CANNOT_TELL_MEANS = (
    "An interval that spans 1 means that we cannot tell: it does not mean that leaders are like other staff."
)
NOT_SETTLED = "This definition is only a starting point: your team has not settled one yet."
CANNOT_TELL = (
    "Why a ratio differs from 1: who applied, who was shortlisted and who was promoted is not in an extract of posts.",
    "Whether people without a stated ethnicity or disability are like those who stated theirs.",
    "How long posts stay empty: the extract says which are vacant on one day.",
)
WHOM_TO_ASK = "the programme's analysts"
HOW_RATIOS = (
    "A ratio is the share of a group among leaders over its share among other staff; 1 means the same share. Intervals "
    "hold 95 times in 100, on a logarithmic scale, with what rounding adds."
)
HOW_LEAVING = (
    "A rate of leaving is leavers within the year over the people in post at its beginning and end, on average. Who "
    "holds two posts counts twice."
)
AGE_HIDDEN = "Some ages are not shown. Whoever is hidden is not counted among those who may retire: there may be more."
LEAVERS_NEEDED = "This needs an extract that holds leavers of the past year too, with their last day in post."
NO_RATE = (
    "Without a rate of leaving nothing can be projected. Load an extract with leavers, or type a rate among the "
    "assumptions."
)
TOO_FEW = "Too few people lead, or too few do not, to show anything of them."
ASSUMED = (
    "Assumed: posts change by {growth} a year; {leaving} leave each year, {measured}; whoever reaches {age} retires; "
    "nothing else changes."
)
ADDED = "The finding stands in the evidence of “{element}”. The grid will show it."
NOT_ADDED = "There is no such ratio to add: it is not shown, or the page has changed since. Look at it again."
CONFLICT = (
    "Somebody else has changed this since you opened it, and theirs is in force. Yours stands below, theirs above the "
    "form: put together what you want, and save again."
)
SAVED = "Saved. Every table is worked out anew."
