"""`groundswell people`: accounts from the command line, for whoever runs the server."""

import argparse
import getpass
import json
import sys

from groundswell.web.durability import CannotStart
from groundswell.web.start import prepare_home
from groundswell.web.terminal import refuse, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the words that `people` understands."""
    words = parser.add_subparsers(dest="word", metavar="what", required=True)
    first = words.add_parser("add-administrator", help="make an organisation and its first administrator")
    first.add_argument("--email", required=True)
    first.add_argument("--name", required=True)
    first.add_argument("--organisation", required=True, metavar="CODE", help="for example RTF")
    first.add_argument("--organisation-name", default="", help="if this installation does not know it yet")
    first.add_argument("--operator", action="store_true", help="also operator of the whole installation")
    first.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    first.add_argument("--json", action="store_true")
    listed = words.add_parser("list", help="everybody with an account, and their roles")
    listed.add_argument("--json", action="store_true")
    for word, purpose in (
        ("disable", "close an account and end its sessions"),
        ("enable", "open a closed account again"),
        ("reset-second-factor", "let a person set up a new phone"),
    ):
        one = words.add_parser(word, help=purpose)
        one.add_argument("email")
        one.add_argument("--json", action="store_true")
    for word, purpose in (("give-role", "give a role"), ("take-role", "take a role away")):
        role = words.add_parser(word, help=f"{purpose} in an organisation")
        role.add_argument("email")
        role.add_argument("--role", required=True, help="for example analyst, programme-lead, administrator")
        role.add_argument("--organisation", required=True, metavar="CODE")
        role.add_argument("--json", action="store_true")
    audit = words.add_parser("audit-verify", help="check that no act in the audit was changed or removed")
    audit.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked. Returns 0 done, 1 the audit's chain is broken, 2 the words cannot be followed."""
    try:
        prepare_home()
    except CannotStart as fault:
        return refuse(fault.sentence())
    from groundswell.people import command_line  # noqa: PLC0415 - Django must be awake first

    try:
        if arguments.word == "add-administrator":
            password = asked_password(from_stdin=arguments.password_stdin)
            answer = command_line.add_administrator(arguments, password=password)
        else:
            answer = command_line.ANSWERS[arguments.word](arguments)
    except command_line.CannotFollow as fault:
        return refuse(fault.sentence)
    if arguments.json:
        say(json.dumps(answer.data, ensure_ascii=False, indent=2))
    else:
        for sentence in answer.sentences:
            say(sentence)
    return 0 if answer.ok else 1


def asked_password(*, from_stdin: bool) -> str:
    """Return a password from standard input, or typed twice without echo."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    typed = getpass.getpass("Password (at least 12 characters): ")
    return typed if getpass.getpass("The same again: ") == typed else ""
