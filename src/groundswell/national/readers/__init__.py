"""Readers: one module per published layout. Each recognises a file by its content and checks every cell."""
