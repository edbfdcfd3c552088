"""What the pages about programmes are given."""

from dataclasses import dataclass

from django.forms import BaseForm

from groundswell.look.layout.frame import Link
from groundswell.programme.scope.pages import HomePage
from groundswell.web.forms import FormError


@dataclass(frozen=True, slots=True)
class ProgrammesPage:
    """The programmes a reader may see, and where they may begin another."""

    programmes: tuple[Link, ...]
    begin: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NamePage:
    """The form with a programme's name: for a new one at an organisation, or an existing one."""

    form: BaseForm
    errors: list[FormError]
    organisation: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member: their roles in the organisation, in words."""

    name: str
    roles: str


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme and who works in it. The forms are None where the reader may not, or there is nobody to choose.

    `home` is what those who work in it find: scoping, with how everything stands.
    """

    name: str
    organisation: str
    slug: str
    home: HomePage | None
    members: tuple[MemberLine, ...]
    rooms: tuple[Link, ...]
    may_manage: bool
    adding: BaseForm | None
    removing: BaseForm | None
    errors: list[FormError]
