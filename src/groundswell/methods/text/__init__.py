"""What people wrote: what may point to somebody, what it speaks of, and how well a machine can tell."""
