"""Words for people about patient comments."""

from groundswell.discover.patients.enums import Act, Origin

ACT_WORDS: dict[str, str] = {Act.COMMENTS_LOADED: "loaded patient comments: {subject} ({detail})"}
ORIGINS: dict[str, str] = {
    Origin.FRIENDS_AND_FAMILY: "Friends and Family Test",
    Origin.COMPLAINT: "Complaints",
    Origin.PALS: "PALS (Patient Advice and Liaison Service)",
    Origin.SURVEY: "Surveys of patients",
}
NO_DAY, NO_PLACE, NO_ORIGIN = "No date", "No ward or service named", "From where is not said"
KEPT = "Kept and ready to be coded: {kept}."
NOTHING_NEW = "Every comment of this file is here already. Nothing was changed."
HONEST = (
    "Most names on your staff list are found, and few that are not: patients and their families are on no list, and "
    "their names are found only behind a title or “called”. Read the examples, and name below what else must go."
)
NO_LIST = (
    "No staff list is loaded, so names of staff are found only behind a title (Dr, Sister) or “called”. Load it under "
    "Surveys first, and far more are found."
)
