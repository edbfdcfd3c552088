"""From a request to a page or file of a trust's own breakdown. Signed in, and only for people of that trust."""
