"""What all tools found together: the grid, one verdict per element, and how far it can be relied on."""
