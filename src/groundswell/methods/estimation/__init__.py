"""What can be said of a unit's mean, and what cannot. Card: docs/methods/estimation/units.md"""
