"""Each request about one wave: the first page, getting in, sending, with and without a script."""

from dataclasses import dataclass
from http import HTTPStatus

from groundswell.ballot.admission import NotAdmitted
from groundswell.ballot.answers import TOO_LONG, BadAnswers, read_answers
from groundswell.ballot.form import Form
from groundswell.box.pages import Landing, Mistake, Sent, Told, about, frame_of, questionnaire
from groundswell.box.phrases import day_in, phrase
from groundswell.box.rendering import rendered
from groundswell.box.requests import Asked, Environ, answers_from, document_in, fields_in
from groundswell.box.responses import Answer, html, told
from groundswell.box.store import Box, Closed, NotStored, NotYet

PLACES = frozenset({"kiosk", "shared"})
KEEPABLE = ("i.", "w.", "a.")


@dataclass(frozen=True, slots=True)
class Pass:
    """What somebody shows to be let in: a token, or the code of a slip."""

    token: str
    code: str

    def key(self, box: Box) -> bytes:
        """Return the key under which this person's answers lie. Raises NotAdmitted."""
        return box.key_of_token(self.token) if self.token else box.key_of_slip(self.code)


def landing(box: Box, request: Asked, environ: Environ) -> Answer:
    """Say what this is, and how to get in."""
    return landing_page(box, language_in(box.form, request.query.get("lang", "")), is_kiosk="kiosk" in request.query)


def can_anyone_find_out(box: Box, request: Asked, environ: Environ) -> Answer:
    """Say who can read answers, what is kept, and what we cannot protect anybody from."""
    language = language_in(box.form, request.query.get("lang", ""))
    title = phrase("can_anyone", language)
    return html(rendered("can_anyone", frame_of(box.form, language, title=title), about=about(box.form, language)))


def enter(box: Box, request: Asked, environ: Environ) -> Answer:
    """Let somebody in who shows a token or a code, with what they have answered so far, if they bring it along."""
    fields = fields_in(environ)
    language = language_in(box.form, fields.get("to") or fields.get("lang", ""))
    shown, place = pass_in(fields), place_in(fields)
    try:
        box.check_open()
        shown.key(box)
    except NotAdmitted:
        return not_admitted(box, shown, language, is_kiosk=place == "kiosk")
    except (Closed, NotYet) as when:
        return out_of_days_page(box.form, language, when)
    return questionnaire_page(box, shown, language, place, given=fields)


def send_page(box: Box, request: Asked, environ: Environ) -> Answer:
    """Store answers that came as a form, without a script; with mistakes the page comes back, nothing lost."""
    fields = fields_in(environ)
    language = language_in(box.form, fields.get("lang", ""))
    shown, place = pass_in(fields), place_in(fields)

    def again(status: HTTPStatus, *errors: Mistake) -> Answer:
        return questionnaire_page(box, shown, language, place, given=fields, errors=errors, status=status)

    try:
        answers = read_answers(box.form, answers_from(box.form, fields))
        if answers.is_empty:
            return again(HTTPStatus.UNPROCESSABLE_ENTITY, Mistake(phrase("nothing_answered", language)))
        box.put(shown.key(box), answers)
    except BadAnswers as wrong:
        return again(HTTPStatus.UNPROCESSABLE_ENTITY, mistake(wrong, language))
    except NotAdmitted:
        return not_admitted(box, shown, language, is_kiosk=place == "kiosk")
    except (Closed, NotYet) as when:
        return out_of_days_page(box.form, language, when)
    except NotStored:
        return again(HTTPStatus.SERVICE_UNAVAILABLE, Mistake(phrase("try_later", language)))
    back = () if place else tuple((name, value) for name, value in fields.items() if name.startswith(KEEPABLE))
    sent = Sent(bool(shown.code), place, (("token", shown.token), ("lang", language), *back))
    frame = frame_of(box.form, language, title=phrase("stored", language), place=place, is_sent=True)
    return html(rendered("sent", frame, sent, about=about(box.form, language)))


def put(box: Box, request: Asked, environ: Environ) -> Answer:
    """Store answers that the script sends. Says `stored` once they are on the disk, and never before."""
    document = document_in(environ)
    shown = pass_in({name: value for name, value in document.items() if isinstance(value, str)})
    try:
        answers = read_answers(box.form, document.get("answers"))
        if answers.is_empty:
            return told(HTTPStatus.UNPROCESSABLE_ENTITY, reason="empty")
        box.put(shown.key(box), answers)
    except BadAnswers as wrong:
        return told(HTTPStatus.UNPROCESSABLE_ENTITY, reason=wrong.fault, item=wrong.item)
    except NotAdmitted:
        return told(HTTPStatus.FORBIDDEN, reason="not admitted")
    except Closed:
        return told(HTTPStatus.GONE, reason="closed")
    except NotYet:
        return told(HTTPStatus.SERVICE_UNAVAILABLE, reason="not open yet")
    except NotStored:
        return told(HTTPStatus.SERVICE_UNAVAILABLE, reason="later")
    return told(HTTPStatus.OK, stored=True)


def landing_page(
    box: Box,
    language: str,
    *,
    is_kiosk: bool = False,
    error: str = "",
    typed: str | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> Answer:
    """Return the first page of a wave, or what to say before its first day and once it is closed."""
    try:
        box.check_open()
    except (Closed, NotYet) as when:
        return out_of_days_page(box.form, language, when)
    content = Landing(is_kiosk, error, typed is not None, typed or "")
    frame = frame_of(box.form, language)
    return html(rendered("landing", frame, content, about=about(box.form, language)), status)


def questionnaire_page(
    box: Box,
    shown: Pass,
    language: str,
    place: str,
    *,
    given: dict[str, str],
    errors: tuple[Mistake, ...] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> Answer:
    """Return the page where people answer."""
    content = questionnaire(
        box.form, language, token=shown.token, code=shown.code, place=place, given=given, errors=errors
    )
    frame = frame_of(box.form, language, place=place)
    return html(rendered("questionnaire", frame, content, about=about(box.form, language)), status)


def not_admitted(box: Box, shown: Pass, language: str, *, is_kiosk: bool) -> Answer:
    """Return the first page with the reason why somebody was not let in."""
    typed = None if shown.token else shown.code
    error = phrase("bad_token" if shown.token else "bad_code", language)
    return landing_page(box, language, is_kiosk=is_kiosk, error=error, typed=typed, status=HTTPStatus.FORBIDDEN)


def out_of_days_page(form: Form, language: str, when: Closed | NotYet) -> Answer:
    """Return what to say before the first day of a wave, and once it is closed."""
    said = about(form, language)
    if isinstance(when, NotYet):
        day = day_in(when.first_day, language)
        heading, sentence = phrase("not_yet", language), phrase("not_yet_from", language, day=day)
        status = HTTPStatus.FORBIDDEN
    else:
        heading, sentence = phrase("closed", language), phrase("closed_on", language, day=said.day)
        status = HTTPStatus.GONE
    content = Told(heading, (sentence,))
    return html(rendered("told", frame_of(form, language, title=heading), content, about=said), status)


def language_in(form: Form, asked_for: str) -> str:
    """Return the language that was asked for, if the form has it, else its first."""
    return asked_for if asked_for in form.languages else form.languages[0]


def pass_in(fields: dict[str, str]) -> Pass:
    """Return what somebody shows; a token goes before a code."""
    return Pass(fields.get("token", "").strip()[:200], fields.get("code", "").strip()[:60])


def place_in(fields: dict[str, str]) -> str:
    """Return "kiosk" or "shared" where nothing may stay on the device, else ""."""
    return fields["place"] if fields.get("place") in PLACES else ""


def mistake(wrong: BadAnswers, language: str) -> Mistake:
    """Return the sentence about answers that were refused."""
    if wrong.fault == TOO_LONG:
        return Mistake(phrase("too_long_all", language), wrong.item)
    return Mistake(phrase("refused", language), wrong.item)
