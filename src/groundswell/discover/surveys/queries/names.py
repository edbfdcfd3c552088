"""The trust's own names, to look for in what people wrote."""

from groundswell.discover.surveys.queries.staff import staff_of
from groundswell.methods.text.names import Names
from groundswell.organisations.models import Organisation


def staff_names(organisation: Organisation) -> list[str]:
    """Return the names on the staff list in force; people without one are left out."""
    return list(staff_of(organisation).exclude(name="").values_list("name", flat=True))


def names_in(organisation: Organisation) -> Names:
    """Return the trust's own names, of its staff and of its units, to look for in remarks."""
    return Names.of(staff_names(organisation), organisation.survey_units.values_list("name", flat=True))
