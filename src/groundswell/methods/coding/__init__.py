"""People who code remarks: how far they agree."""
