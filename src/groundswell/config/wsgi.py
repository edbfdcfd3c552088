"""The door of the web server. Prepares the data folder, whichever server opens it."""

from django.core.wsgi import get_wsgi_application

from groundswell.web.start import prepare_home

prepare_home()
application = get_wsgi_application()

from groundswell.config.waking import wake  # noqa: E402 - its imports need a Django that was set up

wake()
