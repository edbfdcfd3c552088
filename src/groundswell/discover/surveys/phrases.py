"""Sentences of surveys, for people."""

from groundswell.discover.surveys.enums import Act, Audience, Mode, State
from groundswell.people.enums import TrustFault

ACT_WORDS: dict[str, str] = {
    Act.STAFF_LOADED: "loaded the staff list: {subject}. {detail}",
    Act.WAVE_CREATED: "prepared the survey wave {subject}",
    Act.WAVE_CHANGED: "changed the survey wave {subject}: {detail}",
    Act.WAVE_OPENED: "opened the survey wave {subject}: {detail}",
    Act.WAVE_CLOSED: "closed the survey wave {subject}",
    Act.WAVE_COUNTED: "counted the survey wave {subject}: {detail}",
    Act.WAVE_RELEASED: "released results of the survey wave {subject}",
    Act.WAVE_DESTROYED: "destroyed the single answers of the survey wave {subject}",
    Act.INVITATIONS_SENT: "sent the same message to everybody invited to {subject}",
    Act.SLIPS_ASKED: "asked somebody else to print paper slips for {subject}: {detail}",
    Act.SLIPS_WITHDRAWN: "took back that paper slips for {subject} were asked for",
    Act.SLIPS_MADE: "printed paper slips for {subject}: {detail}",
    Act.SLIP_TICKED: "ticked one slip of {subject}",
}
STATE_WORDS = {
    State.DRAFT: "being prepared",
    State.OPEN: "open",
    State.CLOSED: "closed, not yet counted",
    State.COUNTED: "counted, not yet released",
    State.RELEASED: "over, and its results are released",
}
AUDIENCE_WORDS = {
    Audience.EVERYONE: "Everybody on the staff list",
    Audience.LEADERS: "Everybody who leads by their role, doctors and directors too",
}
MODE_WORDS = {Mode.CONFIDENTIAL: "Confidential"}
NOT_ALLOWED = (
    "Only programme leads, Change Team members and analysts who work in this programme can do this. Ask one of them."
)
NOT_ALLOWED_TO_OPEN = "Only a programme lead of this programme can open, close or count a wave. Ask one."
MODE_LINES = {
    Mode.CONFIDENTIAL: (
        "This survey is confidential. Your manager cannot see your answers, "
        "and nothing is shown of fewer than 11 people."
    )
}
POSTER_MINUTES = "It takes about {minutes} minutes. Your own phone will do."
POSTER_NO_ACCOUNT = "You need no account. The address is the same for everyone."
# By whether the organisation has a sign-in for it.
AT_HAND = {
    False: "Have your work e-mail to hand: a code is sent there.",
    True: "Have your sign-in at work to hand, or your work e-mail: a code is sent there.",
}
SLIP_ONCE = "The code works for one person. Change your answers with it until the last day."
SLIP_DRAWN = "Drawn from a box: nobody knows who has which code."
UNTIL = "Until {day}."
FORECAST_FROM = {True: "your staff list", False: "the staff list at its opening"}
NOBODY_IS_ASKED = {
    Audience.EVERYONE: (
        "Nobody is on the staff list now. This wave would ask nobody, so it cannot be opened. Load a staff list first."
    ),
    Audience.LEADERS: (
        "Nobody on the staff list leads by their role. This wave would ask nobody, so it cannot be opened. "
        "Load a list that says who leads, or change the wave so that it asks everybody."
    ),
}
NO_GROUPS = (
    "Nobody is asked for their unit, staff group or pay band, because the staff list knows only one of each. "
    "Results will be of everybody together."
)
PREVIEW = "If {rate}% of every group answer, {shown} of {all} {groups} can be shown; {never} never can"
CODE_SUBJECT = "Your code for the survey “{title}”"
CODE_LETTER = """\
Your code: {code}

Type it on the page where you asked for it. It lets one person in, once.
If you have answered already, do not use it: your first answers would count
beside the new ones, because nobody can tell which are yours.

The code shows that you are invited to “{title}”. It is used up here and
cannot be matched to your answers afterwards.

You did not ask for a code? Then somebody typed your address. Do nothing.
"""
FEW_ANSWERS_THEN = "Fewer than {fewest} people had answered by {time} on {day}. This is counted once a day."
ANSWERS_THEN = (
    "At least {count} people had answered by {time} on {day}. This is counted once a day. "
    "Who, and in which units, nobody can see."
)
FEW_ANSWERS = "Fewer than {fewest} people answered."
ANSWERS = "At least {count} people answered. Who, and in which units, nobody can see."
SLIPS_BY_THE_HUNDRED = "Slips are drawn from a box, so there must be many: {fewest} to {most} at a time."
TOO_MANY_SLIPS = (
    "There can be at most {most} slips of this wave: one for everybody who is invited, and {spare} to spare. "
    "{printed} are printed. Use those that are left in the box."
)
NO_SLIPS_ASKED = "Nobody has asked for slips that are not printed yet. A colleague asks for them first."
SLIPS_TAKE_TWO = (
    "You asked for these slips yourself, and printing them takes two people, so that nobody holds codes alone. "
    "Another programme lead can print them; or a colleague asks for them in your place, and you print."
)
SLIPS_ASKED = "{count} slips are asked for. Somebody else, who may open waves, prints them on this page."
SLIPS_WITHDRAWN = "The slips that were asked for are withdrawn. Nothing was printed."
SLIPS_PRINTED_BY = "{names} can print them here."
SLIPS_PRINTED_BY_NOBODY = (
    "Nobody else in this programme may print them. Add a second programme lead; or withdraw, let a colleague ask in "
    "your place, and print them yourself."
)
SLIPS_WAIT = "{count} slips are asked for, by {who}, and not printed yet."
TICKED = "Ticked."
NOBODY_TO_TICK = "This person is not invited to this wave, so there is nothing to tick. They need no slip."
NO_MORE_SLIPS = (
    "No more slips can go to people who have another way in, so nothing was ticked. "
    "Ask them to use a code or their sign-in at work. People without a mailbox can still draw a slip."
)
NOBODY_FOUND = "Nobody who is invited is found under that. Look for it as the staff list has it."
MORE_FOUND = "More people fit than are listed here. Type more of the name or address."
NOBODY_TO_WRITE_TO = (
    "Nobody who is invited is still on the staff list with a mailbox, so no letter was written. Look at the staff list."
)
OPENING = (
    "From then on nothing of it can be changed: what is asked, of whom, until when, and what may be published.",
    "{people} people are invited. Nobody gets a message yet: you send the invitation afterwards.",
)
# Filled in until somebody says better, in the middle of a sentence.
KEEPERS = "our IT team"
READERS = "two people of the Change Team"
CHOICE_WORDS = {
    "instrument": "what it asks",
    "instrument_version": "what it asks",
    "title": "name",
    "audience": "whom it asks",
    "opens_on": "first day",
    "closes_on": "last day",
    "threshold": "fewest answers of a group",
    "crosses_groups": "whether units are crossed with staff groups",
    "who_to_tell": "who can be told",
    "keepers": "who keeps the box",
    "readers": "who reads remarks",
}
NO_DRAFT = "A wave that was opened stays as it is, and in the record. It can be closed."
REMOVING = ("Nobody has been asked yet, so nothing is lost but what was chosen for it. The record keeps that it was.",)
INVITATION_SENT = "The invitation was sent on {day} at {time}, by {who}."
REMINDER_SENT = "The last reminder was sent on {day} at {time}, by {who}."
RESULTS_SENT = "Staff were told where the results are on {day} at {time}, by {who}."
ON_THEIR_WAY = "{count} letters are on their way, the same for everyone."
NOTHING_TO_TELL = "Results of this wave are not released, so there is nothing to tell staff yet."
LETTERS_WAIT = (
    "{count} letters have waited since {time} on {day}. If there are as many in a few minutes, none are being sent, "
    "and no codes either: ask the people who run the server whether “groundswell letters --watch” runs."
)
SEND_NOW = "Yes, send {count} letters now"
SEND_AGAIN = "Yes, send {count} letters again: everybody has had this one"
TICK_TO_SEND = "Tick that you want to send it now. Nothing was sent."
NOT_YET = "It opens on {day}. Whoever comes before is asked to come back then."
OPENS_LATER = "opened, and takes answers from {day}"
CLOSED_ON = "This survey closed on {day}."
TOLD_LATER = "Results will be told to all staff at once."
PROMISED_UNTIL = "Letters and posters promised until {day}. Whoever comes after you close it finds it closed."
CLOSING = (
    "No more answers are taken from then on, and the wave cannot be opened again.",
    "Answers that people have saved on their phones and not yet sent are lost.",
)
SENT_A_CODE = (
    "If this address is invited and can still be let in, a code is on its way to it. It can take a minute. "
    "Look in the junk folder too."
)
WRONG_CODE = (
    "This address and this code do not belong together, or the code was used or tried too often. "
    "Check both, or ask for a new code."
)
CODE_USED_UP = "Your code is used up here."
SIGN_IN_USED_UP = "Your way in is used up here, and what your sign-in told us is forgotten."
TOO_OFTEN = "Too many tries from here. Wait ten minutes, then try again, or use a paper slip."
TOO_MANY_AT_ONCE = (
    "Too many people are signing in just now. Wait a few minutes, then try again, or ask for a code below."
)
# Why somebody's sign-in at work let nobody in. Each says what to do instead; a code is on the same page.
SIGN_IN_FAULTS = {
    TrustFault.UNREACHABLE: (
        "Your organisation’s sign-in does not answer. Try again in a few minutes, or ask for a code below."
    ),
    TrustFault.REFUSED: (
        "You were not signed in there, or you chose not to go on. Nothing is used up. "
        "Try again, or ask for a code below."
    ),
    TrustFault.STALE: (
        "That took too long, or you began again in another tab. Nothing is used up. Try again, or ask for a code below."
    ),
    TrustFault.UNTRUE: (
        "What came back from your organisation’s sign-in was not what we asked for. Nobody was let in. "
        "Ask for a code below, and tell the people who run this survey."
    ),
    TrustFault.UNTIMED: (
        "Your organisation’s sign-in did not say when you signed in. Nobody was let in. Ask for a code below."
    ),
}
UNNAMED_AT_WORK = (
    "Your organisation’s sign-in did not tell us which work address is yours, so nobody was let in. "
    "Ask for a code below, and tell the people who run this survey."
)
NOT_ON_THE_LIST = (
    "You are signed in, but the address or number your organisation’s sign-in gave us is not on the list of people "
    "who are asked. If you have another work address, ask for a code to that one below; if you have none, use a slip."
)
ALREADY_LET_IN = (
    "Your way in was used up before: it lets one person in, once. Go on where you began, on the same device. "
    "If it was not you, tell the people who run this survey."
)
SIGN_IN_LOST = (
    "This page was opened a second time, after too long, or in another browser than the one that asked. Open the "
    "survey again from the letter, the poster or the intranet, and begin anew there."
)
ASKED = {Audience.EVERYONE: "everyone who works here", Audience.LEADERS: "everyone who leads others here"}
SAME_ADDRESS = "This address is the same for everyone."
WAY_IN_BY_CODE = (
    "You will be asked for your work e-mail address, to which a code is sent. It shows that you are invited, and it "
    "is used up there: it cannot be matched to your answers."
)
WAY_IN_FROM_WORK = (
    "You show that you are invited by signing in with {label}, or by a code that is sent to your work e-mail address. "
    "Either is used up there: it cannot be matched to your answers."
)
INVITATION_SUBJECT = "{title}: your view is asked"
TAKE_PART_UNTIL = "Take part here, until {last}"
TAKE_PART_FROM = "Take part here, from {first} to {last}"
INVITATION = """\
{organisation} asks {whom}: {title}.

{when}:
{address}

{way_in}

{mode}

Everyone gets this letter, whether they have answered or not.
"""
REMINDER_SUBJECT = "{title}: still open until {until}"
REMINDER = """\
{title} is open until {until}:
{address}

Everyone gets this reminder, because nobody can see who has answered. If you
have, thank you: there is nothing to do.

{mode}
"""
RESULTS_SUBJECT = "{title}: what you told us"
RESULTS_LETTER = """\
{organisation} asked {whom}: {title}.

What you told us, and what happens next:
{address}

The page is the same for everyone, whether they answered or not. Nothing is
shown of fewer than {fewest} people.
"""
LIST_CHANGES = (
    "The list in force has {before} people, this one {people}: {joined} would join, {left} would leave, {moved} would "
    "move to another unit."
)
NEW_UNITS = "New units ({count}): {names}."
EMPTY_UNITS = "Units in which nobody would work any more ({count}): {names}."
LOST_COLUMNS = "The list in force has what this one leaves out, and everybody would lose it: {names}."
