"""The field's words as types. Pure values: no Django, no files, no clock."""
