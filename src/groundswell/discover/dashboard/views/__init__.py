"""From a request to a page of the dashboard. All open to read: the figures are public."""
