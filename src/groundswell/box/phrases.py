"""Sentences on the pages where people answer, in English. Reading age 9 to 11; never "anonymous"."""

from datetime import date

from groundswell.box.phrases_welsh import MONTHS, WELSH
from groundswell.look.numbers import day

# Languages whose sentences nobody has read who speaks them at work; the pages say so.
UNREVIEWED = frozenset({"cy"})
NAMES = {"en": "English", "cy": "Cymraeg"}

ENGLISH: dict[str, str] = {
    "skip": "Skip to the questions",
    "not_nhs": "Groundswell is free software. It is not an NHS product.",
    "sample": "Sample data. This trust is made up.",
    "unreviewed": "Nobody who speaks this language at work has checked these words yet.",
    "asks": "{organisation} asks its staff",
    "takes": "It takes about {minutes} minutes.",
    "open_until": "You can answer until the end of {day}, and change your answers until then.",
    "confidential": (
        "This survey is confidential. The computer that runs it reads your answers and adds them up with everybody "
        "else’s."
    ),
    "can_anyone": "Can anyone find out what I said?",
    "start": "Start",
    "how_in": "How to get in",
    "invited": "Show that you are invited",
    "invited_how": (
        "You show it with your work sign-in, or with a code that we send to your work address. It is used up "
        "there. Your answers go to another computer program, which does not know who you are."
    ),
    "slip": "I have a paper slip",
    "slip_code": "Code on your slip",
    "slip_hint": "17 letters and digits. Capitals, spaces and hyphens do not matter.",
    "is_shared": "This is a shared computer",
    "carry_on": "Carry on with the answers on this device",
    "carry_on_why": "You kept your answers here. You can finish or change them.",
    "forget": "Remove them from this device",
    "bad_code": "This code does not open this survey. Check each letter and digit.",
    "bad_token": (
        "What you brought does not open this survey. Nothing was stored. Go back to where you showed that you are"
        " invited, or type the code of your slip."
    ),
    "problem": "There is a problem",
    "whose": "Whose phone or computer is this?",
    "whose_first": "Say whose this is, so that your answers are kept or cleared as you wish.",
    "own": "My own. Keep my answers on it, so that I can stop, carry on and change them.",
    "shared": "A shared one. Keep nothing on it, and clear this page after 10 minutes without a touch.",
    "leave_out": "You can leave any question out.",
    "page_of": "Page {page} of {pages}",
    "continue": "Continue",
    "back": "Back",
    "clear": "Clear this answer",
    "only_if": "Answer this only if you said “{answer}” to “{question}”",
    "who_reads": (
        "{readers} read this after the survey closes on {day}, apart from your other answers and from where you "
        "work. Leave out names, and details that only you would know."
    ),
    "readers": "two people of the survey team",
    "tell_now": "A worry about safety or harm is not seen here until then. Tell somebody now: {who}",
    "room_for": "Up to {count} characters.",
    "about_you": "Where you work",
    "about_you_why": (
        "You fill this in yourself; we have filled in nothing. It is used for results of groups of {threshold} or"
        " more. You can leave it out."
    ),
    "small_units": (
        "Results of a group with fewer than {threshold} answers are never shown. Its answers are counted into the"
        " larger group it lies in, and into the whole."
    ),
    "rather_not": "I would rather not say",
    "check": "Check your answers",
    "change": "Change",
    "left_out": "left out",
    "send": "Send my answers",
    "send_again": "Send my changed answers",
    "sending": "Sending",
    "in_memory": "Kept on this page only. Not sent yet.",
    "saved": "Saved on this device. Not sent yet.",
    "waiting": "Not sent yet. We will send it when you have signal. Keep this page open.",
    "waiting_saved": (
        "Saved on this device. Not sent yet. We will send it when you have signal and this page is open."
    ),
    "changed": "Changed on this device. What you sent before is stored; the change is not sent yet.",
    "stored": "Sent and stored",
    "thanks": "Sent and stored. Thank you.",
    "change_here": "You can change your answers until the end of {day}, on this device.",
    "change_open_page": (
        "You can change your answers as long as this page is open, until the end of {day}. Nothing is kept on "
        "this device."
    ),
    "change_code": (
        "To change them before the end of {day}, come in again with the same code and answer again. The new "
        "answers take the place of these. Nobody is shown stored answers, so the page will be empty."
    ),
    "change_back": (
        "To change them before the end of {day}, go back to your answers below and send them again. The new "
        "answers take the place of these."
    ),
    "change_answers": "Change my answers",
    "next": "After {day} the answers are counted. Then everybody gets the results by one link.",
    "next_person": "Clear this page for the next person",
    "clears_soon": "In half a minute this page clears itself for the next person.",
    "still_there": "Nobody has touched this page for 9 minutes. In one minute it clears itself.",
    "i_am_here": "I am still here",
    "nothing_kept": "Nothing is kept on this computer. The page clears itself after 10 minutes.",
    "refused_closed": "Not stored: the survey closed on {day}.",
    "refused_earlier": "This change was not stored: the survey closed on {day}. What you sent before counts.",
    "refused": (
        "Not stored. This page and the survey do not fit together. Your answers are still on this page; load it "
        "again from the link of the survey."
    ),
    "too_long": "These words are too long by {over} characters. Nothing was stored yet.",
    "too_long_all": (
        "What you wrote is too long to be stored. Shorten it a little and send again. Nothing was stored yet."
    ),
    "nothing_answered": "You have not answered any question yet, so there is nothing to send.",
    "try_later": (
        "Your answers could not be stored just now. They are still on this page. Wait a minute and send again."
    ),
    "not_yet": "This survey is not open yet",
    "not_yet_from": "It opens on {day}. Come back then with the same link or slip: nothing of it is used up.",
    "closed": "This survey is closed",
    "closed_on": (
        "It closed at the end of {day}. Thank you to everybody who answered. Results come to everybody by one link."
    ),
    "not_here": "There is no open survey at this address",
    "not_here_do": (
        "The address may be mistyped, or the survey is over. Use the link or the code of your poster, slip or "
        "e-mail again."
    ),
    "broken": "Something went wrong here",
    "broken_do": (
        "If you had just sent answers, they may not be stored. Go back and send them again: they count once, "
        "however often you send them."
    ),
    "language": "Language",
}
IN = {"en": ENGLISH, "cy": WELSH}


def language_of(chosen: str) -> str:
    """Return the language our own sentences have for a chosen one: English where we have none."""
    return chosen if chosen in IN else "en"


def day_in(moment: date, language: str) -> str:
    """Return a day as a person writes it in a language: 14 March 2027, 14 Mawrth 2027."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}" if language_of(language) == "cy" else day(moment)


def phrase(name: str, language: str, **facts: object) -> str:
    """Return a sentence in a language, English where there is none, with its facts filled in."""
    return IN[language_of(language)][name].format(**facts)
