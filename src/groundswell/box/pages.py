"""What the templates of the answering pages are given, made from a form and what somebody has answered so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from groundswell.ballot.answers import NOT_APPLICABLE, longest_text
from groundswell.ballot.form import Attribute, Condition, Form, Kind, Option, Question, words_in
from groundswell.box.phrases import NAMES, UNREVIEWED, day_in, language_of, phrase

# Beyond this, a list to choose from is shorter to go through than rows of buttons.
MOST_ROWS = 8
NAME = "Groundswell"
# As a form names the question for the unit; units lie in larger ones, which the other groups do not.
UNIT = "unit"
# On a shared computer a page clears itself after so long; on a kiosk much sooner once the answers are stored.
CLEAR_SECONDS, NEXT_SECONDS = 600, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything around a page: its title, whose survey it is, the language of our own sentences, its first page.

    `clears_after` says after how many seconds it leads back to the first page without a script, 0 for never.
    """

    title: str
    language: str
    organisation: str = ""
    home: str = "/"
    is_sample: bool = False
    clears_after: int = 0

    @property
    def window_title(self) -> str:
        """The title of the browser window: page, trust, product."""
        return " - ".join(part for part in (self.title, self.organisation, NAME) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer that can be chosen, in the words of the page's language; `value` is as a browser sends it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question on the page. `chosen` and `weight` are what somebody answered before, as a browser sends it."""

    id: str
    text: str
    hint: str = ""
    options: tuple[Row, ...] = ()
    is_text: bool = False
    is_number: bool = False
    is_long: bool = False
    importance: bool = False
    depends_on: str = ""
    values: tuple[str, ...] = ()
    only_if: str = ""
    chosen: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True)
class ShownTopic:
    """Questions on one page of a phone."""

    title: str
    intro: str
    items: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with what was sent, and the question it is about, "" where it is about none."""

    sentence: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A page that only says something."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What several pages say of a wave, in one language."""

    wave: str
    language: str
    title: str
    intro: str
    minutes: int
    day: str
    closes: str
    threshold: int
    languages: tuple[tuple[str, str], ...]
    own_language: str
    unreviewed: bool
    keepers: str
    readers: str
    can_anyone: str
    let_in: str


@dataclass(frozen=True, slots=True)
class Landing:
    """The first page: what this is, and how to get in. `error` says why somebody did not get in."""

    is_kiosk: bool = False
    error: str = ""
    is_about_code: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """The page where people answer. `place` is "kiosk" or "shared" where nothing may stay on the device, else ""."""

    token: str
    code: str
    place: str
    topics: tuple[ShownTopic, ...]
    attributes: tuple[Asked, ...]
    importance_text: str
    importance_points: tuple[Row, ...]
    who_reads: str
    tell_now: str
    longest: int
    errors: tuple[Mistake, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """The page after sending without a script. `fields` bring somebody with a token back to their answers."""

    has_code: bool
    place: str
    fields: tuple[tuple[str, str], ...]


def frame_of(form: Form, language: str, *, title: str = "", place: str = "", is_sent: bool = False) -> Frame:
    """Return the frame of a page of a wave; where nothing may stay on the device it clears itself."""
    return Frame(
        title=title or words_in(form.title, language),
        language=language_of(language),
        organisation=form.organisation,
        home=f"/answer/{form.wave}/",
        is_sample=form.is_sample,
        clears_after=(NEXT_SECONDS if is_sent and place == "kiosk" else CLEAR_SECONDS) if place else 0,
    )


@lru_cache(maxsize=256)
def about(form: Form, language: str) -> About:
    """Return what pages say of a wave in a language."""
    ours = language_of(language)
    return About(
        wave=form.wave,
        language=language,
        title=words_in(form.title, language),
        intro=words_in(form.intro, language),
        minutes=form.minutes,
        day=day_in(form.closes, ours),
        closes=form.closes.isoformat(),
        threshold=form.threshold,
        languages=tuple((code, NAMES.get(code, code)) for code in form.languages),
        # The questions may be in a language that our own sentences do not have: a voice has to know which is which.
        own_language=language if language != ours else "",
        unreviewed=language in form.needs_review or ours in UNREVIEWED,
        keepers=words_in(form.keepers, language),
        readers=words_in(form.readers, language) or phrase("readers", ours),
        can_anyone=f"box/_can_anyone_{ours}.jinja",
        let_in=form.let_in,
    )


def questionnaire(
    form: Form,
    language: str,
    *,
    token: str = "",
    code: str = "",
    place: str = "",
    given: Mapping[str, str] | None = None,
    errors: tuple[Mistake, ...] = (),
) -> Questionnaire:
    """Return the page where people answer; `given` are fields of an earlier sending, by name."""
    answers = given or {}
    said = about(form, language)
    ours = language_of(language)
    topics = tuple(
        ShownTopic(
            words_in(topic.title, language),
            words_in(topic.intro, language),
            tuple(_asked(form, item, language, answers) for item in topic.items),
        )
        for topic in form.topics
    )
    who = words_in(form.who_to_tell, language)
    return Questionnaire(
        token=token,
        code=code,
        place=place,
        topics=topics,
        attributes=tuple(_attribute(one, form, language, answers) for one in form.attributes),
        importance_text=words_in(form.importance.text, language) if form.importance else "",
        importance_points=_rows(form.importance.points, language) if form.importance else (),
        who_reads=phrase("who_reads", ours, readers=said.readers[:1].upper() + said.readers[1:], day=said.day),
        tell_now=phrase("tell_now", ours, who=who) if who else "",
        longest=longest_text(form),
        errors=errors,
        words=_script_words(said, ours),
    )


def _asked(form: Form, item: Question, language: str, given: Mapping[str, str]) -> Asked:
    way_out = (Row(NOT_APPLICABLE, words_in(item.not_applicable, language)),) if item.not_applicable else ()
    return Asked(
        id=item.id,
        text=words_in(item.text, language),
        options=(*_rows(item.options, language), *way_out),
        is_text=item.kind is Kind.TEXT,
        is_number=item.kind is Kind.SCALE,
        importance=item.importance,
        depends_on=item.shown_if.item if item.shown_if else "",
        values=tuple(map(str, item.shown_if.values)) if item.shown_if else (),
        only_if=_only_if(form, item.shown_if, language) if item.shown_if else "",
        chosen=given.get(f"i.{item.id}", ""),
        weight=given.get(f"w.{item.id}", ""),
    )


def _only_if(form: Form, condition: Condition, language: str) -> str:
    earlier = form.items[condition.item]
    chosen = [words_in(one.label, language) for one in earlier.options if one.value in condition.values]
    return phrase("only_if", language, answer="” / “".join(chosen), question=words_in(earlier.text, language))


def _attribute(attribute: Attribute, form: Form, language: str, given: Mapping[str, str]) -> Asked:
    is_long = len(attribute.choices) > MOST_ROWS
    no_answer = () if is_long else (Row("", phrase("rather_not", language)),)
    return Asked(
        id=attribute.id,
        text=words_in(attribute.label, language),
        hint=phrase("small_units", language, threshold=form.threshold) if attribute.id == UNIT else "",
        options=(*_rows(attribute.choices, language), *no_answer),
        is_long=is_long,
        chosen=given.get(f"a.{attribute.id}", "" if is_long else "none yet"),
    )


def _rows(options: tuple[Option, ...], language: str) -> tuple[Row, ...]:
    return tuple(Row(str(one.value), words_in(one.label, language)) for one in options)


def _script_words(said: About, language: str) -> dict[str, str]:
    """Return the sentences that only the script shows."""
    names = (
        "page_of", "continue", "back", "clear", "check", "change", "left_out", "send", "send_again", "sending",
        "in_memory", "saved", "waiting", "waiting_saved", "changed", "stored", "refused", "refused_closed",
        "refused_earlier", "nothing_answered", "too_long_all", "try_later", "still_there", "i_am_here", "bad_token",
    )  # fmt: skip
    kept = {"page_of": {"page": "{page}", "pages": "{pages}"}}
    return {name: phrase(name, language, day=said.day, **kept.get(name, {})) for name in names}
