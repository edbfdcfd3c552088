"""Forms of waves for tests: a small one with every kind of question, and one with ten five-point items."""

from typing import Any

AGREEMENT = [
    [1, {"en": "Strongly disagree", "cy": "Anghytuno’n gryf"}],
    [2, {"en": "Disagree", "cy": "Anghytuno"}],
    [3, {"en": "Neither agree nor disagree", "cy": "Ddim yn cytuno nac yn anghytuno"}],
    [4, {"en": "Agree", "cy": "Cytuno"}],
    [5, {"en": "Strongly agree", "cy": "Cytuno’n gryf"}],
]
WAY_OUT = {"en": "Does not apply to me", "cy": "Ddim yn berthnasol i mi"}
IMPORTANCE = [
    [1, {"en": "Not at all"}],
    [2, {"en": "A little"}],
    [3, {"en": "Fairly"}],
    [4, {"en": "Very"}],
    [5, {"en": "Most of all"}],
]
WAVE = "3f9c2ab41d7e4c55a0b1c2d3e4f50617"


def item(name: str, text: str, /, **more: Any) -> dict[str, Any]:
    """Return a five-point item; `more` replaces what it says."""
    usual = {
        "id": name, "kind": "scale", "text": {"en": text, "cy": f"{text} (Cymraeg)"}, "points": AGREEMENT,
        "not_applicable": WAY_OUT, "importance": False, "shown_if": None,
    }  # fmt: skip
    return usual | more


def small_form(**more: Any) -> dict[str, Any]:
    """Return a form with every kind of question: scale, importance, choice, a follow-up, words, and two groups."""
    choices = [["yes", {"en": "Yes", "cy": "Oes"}], ["no", {"en": "No", "cy": "Nac oes"}]]
    topics = [
        {
            "id": "goals",
            "title": {"en": "Our goals", "cy": "Ein nodau"},
            "intro": {"en": "Think of the last three months.", "cy": "Meddyliwch am y tri mis diwethaf."},
            "items": [
                item("clear-goals", "My team has a few clear goals."),
                item("hear-back", "We hear how it goes.", importance=True),
            ],
        },
        {
            "id": "errors",
            "title": {"en": "When things go wrong", "cy": "Pan aiff pethau o chwith"},
            "intro": {},
            "items": [
                {
                    "id": "saw-error", "kind": "choice", "text": {"en": "Have you seen an error this month?"},
                    "points": choices, "not_applicable": None, "importance": False, "shown_if": None,
                },
                item("fair", "The person was treated fairly.", shown_if={"item": "saw-error", "values": ["yes"]}),
                {
                    "id": "in-the-way", "kind": "text", "text": {"en": "What gets in the way?", "cy": "Beth sy’n rhwystro?"},
                    "points": [], "not_applicable": None, "importance": False, "shown_if": None,
                },
            ],
        },
    ]  # fmt: skip
    return {
        "wave": WAVE,
        "title": {"en": "How we work", "cy": "Sut rydyn ni’n gweithio"},
        "intro": {"en": "Five short questions.", "cy": "Pum cwestiwn byr."},
        "organisation": "Alderbrook NHS Trust",
        "mode": "confidential",
        "closes": "2027-03-14",
        "minutes": 2,
        "languages": ["en", "cy"],
        "needs_review": ["cy"],
        "importance": {"text": {"en": "How important is this to you?"}, "points": IMPORTANCE},
        "topics": topics,
        "attributes": [
            {
                "id": "unit",
                "label": {"en": "Which unit do you work in?"},
                "choices": [["theatres", "Theatres"], ["wards", "Wards"], ["estates", "Estates"]],
            },
            {
                "id": "staff_group",
                "label": {"en": "Which staff group do you belong to?"},
                "choices": [["nursing", "Nursing"], ["medical", "Medical"]],
            },
        ],
        "who_to_tell": {"en": "Devi Rao, Freedom to Speak Up guardian, on extension 4400."},
        "threshold": 11,
    } | more


def ten_items(**more: Any) -> dict[str, Any]:
    """Return a form of one page with ten five-point items and nothing else."""
    items = [item(f"item-{number}", f"Statement {number} about working here.") for number in range(1, 11)]
    topics = [{"id": "all", "title": {"en": "All"}, "intro": {}, "items": items}]
    return small_form(topics=topics, attributes=[], importance=None, **more)
