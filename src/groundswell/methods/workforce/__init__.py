"""A workforce in figures: ratios and rates with intervals, and what will be needed."""
