"""Every address of the product, room by room."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from groundswell.web.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("operate/health", health, name="health"),
    path("", include("groundswell.people.urls")),
]
if find_spec("groundswell.discover.dashboard.urls") is not None:
    urlpatterns.append(path("", include("groundswell.discover.dashboard.urls")))

handler400 = "groundswell.web.errors.bad_request"
handler403 = "groundswell.web.errors.forbidden"
handler404 = "groundswell.web.errors.not_found"
handler429 = "groundswell.web.errors.too_many"
handler500 = "groundswell.web.errors.broken"
