"""Words for people about a trust's own breakdown."""

from groundswell.discover.breakdown.enums import Act, DataKind, UnitKind

KIND_NAMES = {
    DataKind.RESULTS: "Staff survey results by unit",
    DataKind.RATES: "Response rates by unit",
    DataKind.INDICATORS: "Local indicators of the whole trust",
}
KIND_HINTS = {
    DataKind.RESULTS: "One row per directorate, site or staff group: answers, scores from 0 to 10, headline shares.",
    DataKind.RATES: "One row per unit: how many staff were asked, how many answered.",
    DataKind.INDICATORS: "One row per indicator and period: turnover, sickness, concerns raised, or your own.",
}
UNIT_NAMES = {
    UnitKind.DIRECTORATE: "Directorate",
    UnitKind.SITE: "Site",
    UnitKind.STAFF_GROUP: "Staff group",
    UnitKind.TEAM: "Team",
}
UNIT_PLURALS = {
    UnitKind.DIRECTORATE: "Directorates",
    UnitKind.SITE: "Sites",
    UnitKind.STAFF_GROUP: "Staff groups",
    UnitKind.TEAM: "Teams",
}

ACT_WORDS: dict[str, str] = {
    Act.BREAKDOWN_LOADED: "loaded {subject}: {detail}",
    Act.BREAKDOWN_REMOVED: "removed {subject}: {detail}",
}

NOT_SHOWN_WHY = (
    "“Not shown” protects people in this or a neighbouring group: a group with fewer than {smallest} answers, one "
    "where nearly everybody said the same, or one whose neighbour could be worked out from it, also by comparing with "
    "what was shown of an earlier file of the same year. We do not say which."
)
UNWEIGHTED = (
    "Unweighted: compare units with the whole trust as drawn here. Published figures of the trust are weighted, so "
    "they are told in words and never drawn on the same line."
)
NOT_PUBLISHED = (
    "Not published: the trust's own figures, for people of {organisation}. Ask whoever loaded them before you hand "
    "them on."
)
BY_CHANCE = (
    "Small units differ by chance. The file holds no spread, so we cannot say which gaps are more than chance: look at "
    "several measures and years, and ask the people there."
)
ONCE_SHOWN = (
    "What was shown once stays known. If you load the same year again, figures that would look different are not "
    "shown, so that nobody can be found by comparing the two files."
)
NOT_HEARD = (
    "Staff who were not asked, or did not answer.",
    "Units that are not shown: the lists name them, without figures.",
)
RATES_MEAN = "How many of the staff who were asked have answered. Where few did, or few did not, the rate is not shown."
INDICATORS_MEAN = "Facts of the whole trust, to be read beside what staff say. Neither proves the other."
READINGS = "What each measure speaks for"
READINGS_MEAN = (
    "The same measures, read by the six cultural elements, by the People Promise, and by the quality statements of the "
    "Care Quality Commission’s question “well-led”. A question is read through the scores it belongs to."
)
INDICATORS_ONLY = "Only local indicators are loaded for {year}: no results and no response rates by unit."
ROUNDED = "Counts are rounded to 5, shares to whole per cent, scores to one decimal."
ONE_KIND = "It holds {units}. Other kinds of unit are on the page; its workbook, CSV and JSON hold every kind."
TABLES_ONLY = (
    "So many drawings are more than a document holds: here their numbers stand as tables. The page has every drawing, "
    "as SVG too."
)
SEE_THE_WORKBOOK = (
    "{count} more measures are in the workbook, CSV and JSON of the page: they are too many for a document."
)
NO_SUCH_CHART = "There is no such chart on that page."
TOO_LONG_FOR_A_PICTURE = "This chart has too many units for a PNG. Take it as SVG."
ONLY_SVG = "SVG (too many units for a PNG)"
WHOM_TO_ASK = "whoever loaded them"

CHOOSE_KIND = "Choose what the file holds."
CHOOSE_YEAR = "Enter the year of the survey as four digits, for example 2024."
CHOOSE_FILE = "Choose a CSV file or an .xlsx workbook."
CHOOSE_UNIT_KIND = "Choose what the rows are: directorates, sites, staff groups or teams."
CHOOSE_SCALE = "Say whether the shares are out of 100 or out of 1. The largest is {largest}, so we cannot tell."
TYPE_A_UNIT = "Enter at least one unit with its number of answers."
TOO_MANY_CHOICES = "Choose each meaning for one column only: “{role}” is chosen for {columns}."
MISSING_ROLE = "Choose which column holds “{role}”."
NO_MEASURE = "Choose a score or a question for at least one column."
NOT_ALLOWED = "Programme leads, Change Team members, analysts and administrators of this organisation can do this."

LOADED = "{what} of {year} are loaded: {units}. Check the page below before you share it."
REMOVED_TO_EARLIER = "Removed. The version of {day} is shown again."
REMOVED = "Removed. Nothing of this kind is loaded for {year} now."
