"""The ballot box: its own process, port and store. It knows answers, never people. Bare WSGI and Jinja."""
