"""One organisation beside others of its group. Card: docs/methods/comparison/group-range.md"""
