"""From a request to a page of surveys. Signed in, and only for people who work in the programme."""
