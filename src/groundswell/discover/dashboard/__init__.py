"""The culture and outcomes dashboard: the web face of published data."""
