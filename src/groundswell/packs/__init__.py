"""Content packs: versioned, licensed data that says what the field's words mean. Content lives in packs/, not here."""
