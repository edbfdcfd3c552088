"""What was said and measured, in one place: evidence items, their codes, and the findings that rest on them."""
