"""From a request to a page of questionnaires. Signed in, and only for people who work in the programme."""
