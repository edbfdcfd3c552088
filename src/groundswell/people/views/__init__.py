"""Requests about accounts, by noun: signing in, one's own account, an organisation's people."""
