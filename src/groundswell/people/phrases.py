"""Words for people about accounts, roles and what was done to them."""

from groundswell.people.enums import Act, Role, TrustFault

ROLE_NAMES = {
    Role.PROGRAMME_LEAD: "Programme lead",
    Role.CHANGE_TEAM: "Change Team member",
    Role.BOARD_SPONSOR: "Board sponsor",
    Role.ANALYST: "Analyst",
    Role.GUARDIAN: "Freedom to Speak Up guardian",
    Role.ADMINISTRATOR: "Administrator",
    Role.OPERATOR: "Operator",
}

ROLE_MEANINGS = {
    Role.PROGRAMME_LEAD: "runs the culture programme and sees the state of every tool",
    Role.CHANGE_TEAM: "does pieces of the programme's work",
    Role.BOARD_SPONSOR: "reads findings and signs decisions",
    Role.ANALYST: "checks figures and loads the organisation's own results",
    Role.GUARDIAN: "hears what must not wait",
    Role.ADMINISTRATOR: "adds people and gives them roles, and reads this organisation's audit",
    Role.OPERATOR: "runs the server; reads the audit",
}

# What was done, as the middle of a sentence: "Amara Osei (administrator) <words>."
ACT_WORDS: dict[str, str] = {
    Act.PERSON_ADDED: "added {subject}",
    Act.PERSON_DISABLED: "closed the account of {subject}",
    Act.PERSON_ENABLED: "opened the account of {subject} again",
    Act.ROLE_GIVEN: "gave {subject} the role {detail}",
    Act.ROLE_TAKEN: "took the role {detail} from {subject}",
    Act.SIGN_IN_LINK_MADE: "made a link with which {subject} can set a password",
    Act.PASSWORD_SET: "set the password of {subject}",
    Act.SECOND_FACTOR_SET_UP: "set up the second factor of {subject}",
    Act.SECOND_FACTOR_RESET: "removed the second factor of {subject}, who must set up a new one",
    Act.TRUST_SIGN_IN_ADDED: "let {subject} sign in through {detail}",
    Act.TRUST_SIGN_IN_REMOVED: "ended signing in through {detail} for {subject}",
    Act.PASSKEY_ADDED: "added the passkey {detail} for {subject}",
    Act.PASSKEY_REMOVED: "removed the passkey {detail} of {subject}",
    Act.RECOVERY_CODES_MADE: "made new recovery codes for {subject}",
    Act.ORGANISATION_ADDED: "added the organisation {subject}",
}

WRONG_SIGN_IN = "Check your e-mail address and password. They do not belong together."
TOO_MANY_TRIES = "Too many tries. Wait 5 minutes, then try again."
NOT_THE_ONE = "Enter the password you sign in with now."
WRONG_CODE = "Enter the code your app shows now, or a recovery code. That one is not right, or was used already."
PASSKEY_WRONG = "That passkey did not work here. Nothing has changed. Try again, or use another way."
LAST_SECOND_FACTOR = (
    "This is your only second factor, so it stays. Add another passkey, or set up codes on a phone, and then remove it."
)
LAST_WAY_IN = "Without this you could not sign in, so it stays. Ask an administrator for a link to set a password."
HAD_AN_ACCOUNT = "{name} had an account already and now holds the role {role} here."
PASSWORDS_DIFFER = "Enter the same password twice."
NOT_ALLOWED_OWN_ADMINISTRATOR = "You cannot take this from yourself. Ask another administrator."
NOT_ALLOWED_ELSEWHERE = (
    "This person also has a role in another organisation. Ask the people who run this server to do this."
)
NOT_ALLOWED_OPERATOR = "Only an operator of the whole installation can give or take the role Operator."
NOT_ALLOWED = "You need to be an administrator of this organisation to do this."

# Why the sign-in page came up, by the word in its address.
SIGN_IN_NOTICES = {
    "time": (
        "You were signed out, because nothing happened for 30 minutes or your 12 hours were over. "
        "Sign in to go on where you were."
    ),
    "password": "Your password is set. Sign in with it now.",
    "passkey": "That passkey did not open an account here. Try again, or use your e-mail address and password.",
    "tries": TOO_MANY_TRIES,
}

# Other ways to prove who one is, by the name that django-allauth gives each.
WAYS_TO_CONFIRM = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}

# Why signing in through the organisation did not work: a heading, and what to do.
TRUST_FAULTS = {
    TrustFault.UNREACHABLE: (
        "Your organisation’s sign-in does not answer",
        "We could not reach {label}. Nothing is wrong with your account here. Try again in a few minutes.",
    ),
    TrustFault.REFUSED: (
        "You were not signed in",
        "{label} did not sign you in, or you chose not to go on. Nothing has changed.",
    ),
    TrustFault.STALE: (
        "That took too long",
        "The answer did not come to the window that asked, or came too late. Nothing has changed. Begin again.",
    ),
    TrustFault.UNTRUE: (
        "We could not be sure that it was you",
        "The answer of {label} was not what we asked for. Nothing was opened. Begin again, or tell those who run this.",
    ),
    TrustFault.UNTIMED: (
        "We could not be sure that it was you, just now",
        "{label} did not say when you last signed in there. Ask those who run this server to have it say so.",
    ),
}
IDENTITY_TAKEN = "{label} is in use for another account here. Sign out there, sign in as yourself, and try again."
NOT_YOUR_IDENTITY = "That was not the sign-in of this account. Nothing has changed. Begin again as yourself."
