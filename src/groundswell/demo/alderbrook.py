"""Alderbrook: the one sample trust, and the people in it. All of it made up."""

from dataclasses import dataclass

from groundswell.people.enums import Role

# No published organisation has a code beginning with ZZ.
CODE = "ZZA"
NAME = "Alderbrook Hospitals NHS Foundation Trust"


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One made-up colleague and the role they hold; an operator's is for the whole installation too."""

    name: str
    email: str
    role: Role


PEOPLE = (
    SamplePerson("Amara Osei", "amara@alderbrook.example", Role.CHANGE_TEAM),
    SamplePerson("Ruth Fenwick", "ruth@alderbrook.example", Role.PROGRAMME_LEAD),
    SamplePerson("Gwen Pritchard", "gwen@alderbrook.example", Role.BOARD_SPONSOR),
    SamplePerson("Tomasz Zielinski", "tomasz@alderbrook.example", Role.ANALYST),
    SamplePerson("Devi Raman", "devi@alderbrook.example", Role.GUARDIAN),
    SamplePerson("Ben Adeyemi", "ben@alderbrook.example", Role.ADMINISTRATOR),
    SamplePerson("Iona MacKay", "iona@alderbrook.example", Role.OPERATOR),
)
