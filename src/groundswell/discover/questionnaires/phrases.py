"""Sentences of questionnaires, for people."""

from groundswell.discover.questionnaires.enums import Act

ACT_WORDS: dict[str, str] = {
    Act.FINISHED: "finished the questionnaire {subject}: {detail}",
    Act.LOADED: "loaded the questionnaire {subject}: {detail}",
    Act.REMOVED: "removed the unfinished questionnaire {subject}",
    Act.WITHDRAWN: "withdrew the questionnaire {subject} from new surveys",
    Act.OFFERED: "offered the questionnaire {subject} for new surveys again",
}
ONE_ITEM, ITEMS = "1 item", "{count} items"
ONE_MINUTE, MINUTES = "1 minute", "{count} minutes"
READING_AGE = "reading age {age}"
NOT_ALLOWED = (
    "Only programme leads, Change Team members and analysts who work in this programme can change questionnaires. "
    "Ask one of them."
)
IS_FINISHED_ONLY = (
    "This questionnaire was loaded as a pack and is used as it came. Make a copy to change it, if your licence allows."
)
NOT_READY = "It cannot be finished yet. Put right what the page lists, then finish it."
NOTHING_NEW = "Nothing has changed since version {number}, so there is nothing to finish."
STAYS = (
    "“{title}” has a finished version, so it stays: surveys and their results name it. "
    "You can withdraw it from new surveys."
)
CHANGED_MEANWHILE = (
    "Somebody else changed this while you were writing. Nothing of yours is lost: your words stand below, theirs are "
    "in the questionnaire. Save again to put yours in their place."
)
GONE_MEANWHILE = "It is no longer there: somebody removed it meanwhile. The page shows the questionnaire as it is now."
KNOWN_ALREADY = (
    "A questionnaire with the id “{name}” is here already, with other words in version {number}. Nothing was changed. "
    "A pack that changes must carry a new version."
)
SHIPPED_ALREADY = (
    "“{name}” is the id of a questionnaire that comes with this installation. Nothing was changed. "
    "Give the one in the pack another id, or make a copy of the one that is here."
)
OWN_ALREADY = (
    "“{name}” is the id of a questionnaire written here. Nothing was changed. Give the one in the pack another id."
)
STRANGE_SUBJECT = (
    "“{title}” speaks for “{subject}”, which only its pack explains. Nothing was changed. Ask whoever runs this server "
    "to put the pack on its shelves, or leave this out."
)
LONG_VERSION = "The version “{number}” of “{title}” is too long. Nothing was changed. Give it one of at most 20 signs."
TOO_LARGE = "The file is larger than 1 MiB. A pack holds text only: take everything else out, and try again."
UNFINISHED = "not finished"
FINISHED = "version {number} is finished"
CHANGED_SINCE = "changed since"
WITHDRAWN = "withdrawn from new surveys"
AS_LOADED = "as loaded"
ANSWERS_COUNTED = "Stored in the ballot box and counted"
ANSWERS_PRIVATE = "Stay on each person’s own device"
ANSWERS_IN_THE_ROOM = "Never stored: for a team in one room"
LICENCE = {True: "{licence}: may be passed on", False: "{licence}: stays here"}
FINISHING = (
    "Version {number} can then be asked in surveys, and never changes again: results are compared item by item.",
    "You can go on changing the questionnaire afterwards. What you change becomes the next version.",
)
REMOVING = ("It was never finished, so no survey asks it. Its words are gone for good.",)
REMOVING_TOPIC = "Its {count} items are removed with it. Their words are gone for good."
REMOVING_ITEM = "Its words are gone for good, unless a finished version has them."
REMOVING_SCALE = "{count} items are answered on it. They stay, and each then needs another scale."
UNREAD = "Needs review: somebody who speaks {language} at work has yet to read these words."
ONLY_IF = "Asked only after {answers} to “{words}”"
IS_OFFERED = "It is offered for new surveys again."
IS_WITHDRAWN = "It is withdrawn: no new survey can ask it. Surveys that ask it already go on."
ALWAYS_ASKED = "Always asked."
ASKED_AFTER = "Asked only after some answers to “{words}”."
REMOVED_MEANWHILE = (
    "Somebody else removed this while you were writing. Nothing of yours is lost: your words stand below. "
    "Save again to put them into the questionnaire anew."
)
LOADING = (
    "A pack is a .zip file with questionnaires in YAML, as this page exports them. Its wording is used as it came.",
    "Many published questionnaires may be used only by agreement with their owner. What must stay is never exported.",
)
