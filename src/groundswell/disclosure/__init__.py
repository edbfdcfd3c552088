"""The gate: what may be shown of a trust's own figures, and to whom nothing is. Card: docs/methods/disclosure/gate.md

release(breakdown, ledger=..., threshold=...)  every cell of a breakdown, shown (rounded) or withheld
"""
