"""A request that has passed people.middleware: somebody is signed in."""

from django.http import HttpRequest

from groundswell.people.models import Person


class SignedInRequest(HttpRequest):
    """What views get that are not marked as open to all."""

    user: Person
