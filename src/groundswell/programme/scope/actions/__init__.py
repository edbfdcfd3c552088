"""Acts of scoping: each one transaction, with its line in the audit."""
