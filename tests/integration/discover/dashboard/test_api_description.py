"""The API keeps to its own description, whatever is asked of it (bounded; schemathesis)."""

import pytest
import schemathesis
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings

from groundswell.discover.dashboard.views.api import api


def described() -> dict:
    """Return the description the API gives of itself, with the addresses it stands under."""
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


schema = schemathesis.openapi.from_dict(described())
schema.app = get_wsgi_application()


@pytest.mark.django_db
@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_keep_to_the_description(case):
    caches["pages"].clear()

    response = case.call(headers={"Accept-Encoding": "identity"})

    case.validate_response(
        response, checks=(schemathesis.checks.not_a_server_error, schemathesis.checks.response_schema_conformance)
    )
