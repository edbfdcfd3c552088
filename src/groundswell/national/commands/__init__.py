"""The command line's part on published data."""
