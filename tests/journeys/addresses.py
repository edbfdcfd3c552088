"""Every address of the product, from its own URL table, with example parameters.

A new page joins by itself. An address with a parameter that has no example here fails a guard.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

# By the parameter's name; "{person}" and "{organisation}" are those of the demonstration.
BY_PARAMETER: Mapping[str, str] = {
    "code": "RTF",
    "key": "{person}",
    "token": "used-up",
    "mark": "none-yet",
    "edition_id": "nss-2024",
    "question_id": "manager-listens",
    "score_id": "PP1_2",
    "element_id": "support-and-compassion",
    "file_format": "csv",
    "blank": "results",
    "wave": "none-yet",
    "instrument": "leaders-reflection",
    "topic": "scoring/staff-survey",
    "extension": "csv",
}
# Where the same parameter means something else: by how the route begins.
BY_ROUTE: Mapping[str, Mapping[str, str]] = {
    "programmes/<slug:slug>/discover/questionnaires/": {
        "slug": "alderbrook",
        "shipped": "culture-pulse",
        "questionnaire": "none-yet",
        "version": "1",
        "kind": "items",
        "part": "none-yet",
    },
    "programmes/<slug:slug>/discover/surveys/<slug:wave>/results": {
        "slug": "alderbrook",
        "wave": "leadership-behaviours-autumn",
        "element": "vision-and-values",
        "kind": "units",
        "group": "theatres",
        "figure": "vision-and-values",
        "file_format": "csv",
    },
    "programmes/<slug:slug>/discover/surveys/<slug:wave>/remarks": {
        "slug": "alderbrook",
        "wave": "leadership-behaviours-autumn",
    },
    "programmes/<slug:slug>/discover/synthesis/": {
        "slug": "alderbrook",
        "key": "{person}",
        "element": "teamwork",
        "tool": "focus-groups",
    },
    "told/": {"wave": "how-it-is-to-work-here-autumn"},
    "programmes/<slug:slug>/discover/patients/": {"slug": "alderbrook", "name": "teamwork", "key": "{person}"},
    "programmes/<slug:slug>/parts/": {"slug": "alderbrook", "name": "purpose"},
    "programmes/<slug:slug>/beside/": {"slug": "alderbrook", "other": "none-yet"},
    "programmes/<slug:slug>/papers/": {"slug": "alderbrook", "name": "charter", "file_format": "docx"},
    "programmes/<slug:slug>/before-discovery/": {"slug": "alderbrook", "name": "team"},
    "programmes/<slug:slug>/discover/workforce": {
        "slug": "alderbrook",
        "kind": "definition",
        "figure": "ethnicity-1",
        "file_format": "csv",
        "key": "{person}",
    },
    "programmes/": {
        "slug": "alderbrook",
        "wave": "what-helps-new-ideas",
        "size": "a4",
        "file_format": "csv",
        "key": "{person}",
    },
    "organisations/<str:code>/breakdown/charts/": {
        "code": "{organisation}",
        "figure": "PP1_2",
        "file_format": "svg",
    },
    "organisations/": {"code": "{organisation}"},
    "trusts/<word:code>/charts/": {"figure": "teamwork-scores", "extension": "svg"},
    "trusts/<word:code>/<word:part>/charts/": {"part": "differences", "figure": "more-favourable", "extension": "svg"},
    "trusts/<word:code>/<word:part>/<word:name>/charts/": {
        "part": "scores",
        "name": "PP1_2",
        "figure": "range",
        "extension": "svg",
    },
    "trusts/<word:code>/<word:part>/<word:name>.": {"part": "scores", "name": "PP1_2"},
    "trusts/<word:code>/<word:part>.": {"part": "differences"},
}

SAMPLE_WAVES = "/programmes/alderbrook/discover/surveys/"
# Pages in a state that their plain address does not show: a name, and the path that shows it.
STATES: Mapping[str, str] = {
    "not-found": "/nowhere/",
    "signed-out-by-time": "/sign-in/?because=time",
    "found-many": "/?q=no",
    "found-nobody": "/?q=zzzz",
    "unknown-trust": "/trusts/ZZZ/",
    "compared": "/compare/?trust=RTF&trust=R0A&trust=RWK",
    "glance-of-a-pilots-successor": "/trusts/R0A/",
    "equity-of-a-trust-outside-the-data": "/trusts/RWK/equity/",
    "outcomes-of-a-mental-health-trust": "/trusts/RWK/outcomes/",
    "outcomes-of-a-board": "/trusts/QOQ/outcomes/",
    "glance-of-a-small-organisation": "/trusts/NXP/",
    "results-of-a-group-that-is-not-shown": f"{SAMPLE_WAVES}leadership-behaviours-autumn/results/units/burns/",
    "results-of-an-element-of-the-pulse": f"{SAMPLE_WAVES}how-it-is-to-work-here-autumn/results/elements/teamwork/",
    "results-of-a-staff-group": f"{SAMPLE_WAVES}how-it-is-to-work-here-autumn/results/staff-groups/nursing-and-midwifery/",
    "remarks-to-decide": f"{SAMPLE_WAVES}leadership-behaviours-autumn/remarks/?state=proposed",
    "remarks-that-may-be-read": f"{SAMPLE_WAVES}leadership-behaviours-autumn/remarks/?state=released",
    "a-released-wave": f"{SAMPLE_WAVES}leadership-behaviours-autumn/",
}


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name in the URL table, its route, and the parameters the route asks for."""

    name: str
    route: str
    parameters: tuple[str, ...]

    @property
    def examples(self) -> Mapping[str, str]:
        """Return an example for each parameter that has one."""
        own = next((words for start, words in BY_ROUTE.items() if self.route.startswith(start)), {})
        return {**BY_PARAMETER, **own}

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the parameters that have no example."""
        return tuple(name for name in self.parameters if name not in self.examples)

    def path(self, **facts: str) -> str:
        """Return the path with its examples filled in; facts are those of the running demonstration."""
        path = self.route
        for parameter in self.parameters:
            start = path.index(f"{parameter}>")
            opening = path.rindex("<", 0, start)
            value = self.examples[parameter].format_map(facts)
            path = path[:opening] + value + path[start + len(parameter) + 1 :]
        return f"/{path}"


def addresses(resolver: URLResolver | None = None) -> list[Address]:
    """Return every address of the URL table, in its order."""
    return list(walked(resolver or get_resolver(), route="", namespace=""))


def walked(resolver: URLResolver, *, route: str, namespace: str) -> Iterator[Address]:
    """Yield the addresses below a resolver, with the whole route and the full name of each."""
    for part in resolver.url_patterns:
        whole = route + str(part.pattern)
        if isinstance(part, URLResolver):
            inside = f"{namespace}{part.namespace}:" if part.namespace else namespace
            yield from walked(part, route=whole, namespace=inside)
        elif isinstance(part, URLPattern):
            parameters = tuple(name.rstrip(">").split(":")[-1] for name in whole.split("<")[1:])
            yield Address(f"{namespace}{part.name}", whole, tuple(p.split(">")[0] for p in parameters))
