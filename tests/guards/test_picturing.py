"""`make screenshots` and the journeys visit every page: the URL table is the list, and each address can be filled."""

from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern
from tests.journeys.addresses import addresses


def addresses_without_an_example(resolver: URLResolver | None = None) -> list[str]:
    """Return the addresses that nobody could visit, with the parameters that lack an example."""
    return [f"{one.name}: {', '.join(one.missing)}" for one in addresses(resolver) if one.missing]


def test_every_address_can_be_visited():
    assert addresses_without_an_example() == []


def test_a_planted_address_without_an_example_is_found():
    planted = [path("moons/<str:moon>/", lambda request: None, name="moon")]

    found = addresses_without_an_example(URLResolver(RegexPattern(r"^/"), planted))

    assert found == ["moon: moon"]


def test_an_address_is_filled_with_its_examples():
    paths = {one.name: one.path(organisation="RX1", person="p-1") for one in addresses()}

    assert paths["person"] == "/organisations/RX1/people/p-1/"
