"""The count: opens a closed box, makes every figure of the publication plan, lets the gate decide, destroys the rows.

A process of its own (`python -m groundswell.ballot.count`), which also runs offline. Nothing else opens a box.
"""
