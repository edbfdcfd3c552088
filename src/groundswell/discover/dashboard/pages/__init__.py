"""What each page of the dashboard says: frozen values built from results, no Django and no request."""
