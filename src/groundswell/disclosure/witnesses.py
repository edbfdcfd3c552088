"""Other truths that agree with everything shown: the proof that a hidden figure stays open.

Card: docs/methods/disclosure/cube.md

A witness is a full set of unknowns, whole people where people are counted. Two witnesses that are far apart on a hidden
figure prove that nobody can narrow it further, whatever method is used, and checking them takes no solver.
"""

from dataclasses import replace

import numpy as np

from groundswell.disclosure.attack import Attack
from groundswell.disclosure.block import SLACK, Block
from groundswell.disclosure.cube import Flags, Numbers


class Witnesses:
    """The witnesses found for one block. The truth is the first."""

    def __init__(self, block: Block) -> None:
        self.block = block
        size = len(block.truth)
        self._wanted = np.array([one.wanted for one in block.targets]).reshape(-1, size)
        floors = [block.low if one.floor is None else np.minimum(one.floor, block.truth) for one in block.targets]
        self._floors = np.array(floors).reshape(-1, size)
        self._needs = np.array([one.need for one in block.targets])
        self._tops = np.array([one.top for one in block.targets])
        self._points: list[Numbers] = []
        self._breaks: list[Flags] = []
        self._values: list[Numbers] = []
        self.add(block.truth)

    def add(self, point: Numbers | None) -> None:
        """Keep a point, after checking that it lies within what anybody knows. None is no point."""
        if point is None or not self.block.holds(point):
            return
        values = self._wanted @ point
        # A coalition that knows its own answers rules the point out for its own figure.
        ruled_out = np.any(point < self._floors - SLACK, axis=1)
        self._points.append(point)
        self._breaks.append(self.block.broken_by(point))
        self._values.append(np.where(ruled_out, np.nan, values))

    def open_spans(self, seen: Flags) -> tuple[Numbers, Numbers]:
        """Return for each target the least and the greatest value among witnesses that agree with these cells."""
        rows = self.block.rows_for(seen)
        agree = ~np.any(np.array(self._breaks) & rows, axis=1)
        values = np.array(self._values)[agree]
        return np.nanmin(values, axis=0), np.nanmax(values, axis=0)

    def unproved(self, seen: Flags) -> list[int]:
        """Return the targets, by number, that the witnesses do not prove to be open."""
        if not self.block.targets:
            return []
        low, high = self.open_spans(seen)
        proved = (high >= self._tops - SLACK) & (high - low >= self._needs - SLACK)
        return [int(at) for at in np.flatnonzero(~proved)]

    def refuted(self, attack: Attack, numbers: list[int]) -> list[bool]:
        """Say for each of these targets whether single equations show it to be exposed, without any solver."""
        low, high = attack.outer()
        wanted = self._wanted[numbers]
        if np.any(wanted < 0):
            return [False for _ in numbers]
        floors = np.maximum(self._floors[numbers], low)
        most, least = wanted @ high, (wanted * floors).sum(axis=1)
        closed = (most < self._tops[numbers] - SLACK) | (most - least < self._needs[numbers] - SLACK)
        return [bool(one) for one in closed]

    def sweep(self, attack: Attack, seen: Flags) -> None:
        """Look for witnesses that serve many targets at once: all unproved ones up, then all down."""
        if not (unproved := self.unproved(seen)):
            return
        together = self._wanted[unproved].sum(axis=0)
        floor = self._floors[unproved].max(axis=0)
        self.add(attack.push(together, floor).point)
        if self.unproved(seen):
            self.add(attack.push(-together, floor).point)

    def cut(self, at: int, attack: Attack) -> tuple[float, float]:
        """Cut a target's need down to what is open to this attack, and return how far it reaches: low, high.

        Only what a witness reached, with nothing beyond it, is taken; otherwise the need stays as it is.
        """
        target = self.block.targets[at]
        truth = float(target.wanted @ self.block.truth)
        up, down = attack.push(target.wanted, target.floor), attack.push(-target.wanted, target.floor)
        self.add(up.point)
        self.add(down.point)
        high = truth if up.point is None else float(target.wanted @ up.point)
        low = truth if down.point is None else float(target.wanted @ down.point)
        beyond = 1.0 - SLACK if self.block.is_whole else SLACK
        if max(up.bound - high, low + down.bound) < beyond:
            cut = replace(target, need=min(target.need, high - low), top=min(target.top, high))
            self.block = self.block.with_targets(cut if one is target else one for one in self.block.targets)
            self._needs[at], self._tops[at] = cut.need, cut.top
        return low, high

    def is_proved(self, at: int, attack: Attack, seen: Flags) -> bool:
        """Say whether one target can be proved open to whoever sees these cells, looking for witnesses of its own."""
        target = self.block.targets[at]
        if attack.is_known(target.wanted) and target.need > SLACK:
            return False
        up = attack.push(target.wanted, target.floor)
        self.add(up.point)
        if up.bound < target.top - SLACK:
            return False
        if at not in self.unproved(seen):
            return True
        self.add(attack.push(-target.wanted, target.floor).point)
        return at not in self.unproved(seen)
