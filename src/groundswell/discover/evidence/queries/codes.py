"""The codebook of a programme: the packs' codes and its own."""

from collections.abc import Mapping

from groundswell.packs.codebook import Code, Sort, codebook
from groundswell.programme.models import Programme
from groundswell.vocabulary.provenance import Mark


def codes_of_programme(programme: Programme) -> Mapping[str, Code]:
    """Return every code that can be put on a remark, by id: the packs', then the team's own that are not retired."""
    own = programme.own_codes.filter(is_retired=False)
    added = {one.name: Code(one.name, Sort.OWN, one.label, one.meaning, Mark.OWN_DESIGN, one.key) for one in own}
    return {**codebook(), **added}


def became(programme: Programme) -> Mapping[str, str]:
    """Return, for every code that was merged, the code it stands for now."""
    merged = dict(programme.own_codes.exclude(became="").values_list("name", "became"))
    found = {}
    for name, onward in merged.items():
        seen = {name}
        while onward in merged and onward not in seen:
            seen.add(onward)
            onward = merged[onward]
        found[name] = onward
    return found
