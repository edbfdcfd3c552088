"""What a page hands to the layout: everything around its main part."""

from dataclasses import dataclass

NAME = "Groundswell"
SAMPLE_WORDS = "Sample data. This trust is made up."


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One of at most five words of the navigation."""

    label: str
    href: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The trust search of the header: a plain GET form with one field `q`."""

    action: str
    label: str = "Find a trust"
    value: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, or the way to sign in.

    `sign_out` is the address of a POST form; `form_token` its forgery token (name and value). Without `sign_out` the
    account is only a link.
    """

    label: str
    href: str
    sign_out: str | None = None
    form_token: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything around a page's main part.

    `title` names the page and the thing; the browser's title becomes "title - trust - Groundswell". `breadcrumbs`
    lead from the first level to the page above this one. `edition_line` says source, edition and day of the figures;
    `licence_line` credits their publisher. `is_at_work_by_night` turns the dark theme on, for the few pages that have
    one. `address` is printed at the foot of paper. `language` is a BCP 47 tag.
    """

    title: str
    trust_name: str = ""
    trust_href: str = ""
    home: str = "/"
    navigation: tuple[NavigationItem, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    search: SearchBox | None = None
    account: Account | None = None
    edition_line: str = ""
    licence_line: str = ""
    foot_links: tuple[Link, ...] = (
        Link("Editions", "/editions/"),
        Link("Methods", "/methods/"),
        Link("Accessibility", "/accessibility/"),
        Link("About", "/about/"),
    )
    sample: bool = False
    is_at_work_by_night: bool = False
    address: str = ""
    language: str = "en-GB"

    @property
    def window_title(self) -> str:
        """Return the title of the browser window: page, trust, product."""
        return " - ".join(part for part in (self.title, self.trust_name, NAME) if part)

    @property
    def paper_line(self) -> str:
        """Return the running foot of a printed page: trust, edition, address, sample band."""
        parts = (
            self.trust_name or NAME,
            self.edition_line,
            self.address,
            SAMPLE_WORDS if self.sample else "",
        )
        return " · ".join(part for part in parts if part)
