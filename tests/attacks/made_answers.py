"""What the people of a made-up trust answered: items on a scale, skewed choices, follow-ups that few are asked."""

from dataclasses import dataclass

import numpy as np
from tests.attacks.made_cubes import MadeCube

VALUES = 5


@dataclass
class MadeAnswers:
    """One question: how many in each place gave each answer (places x values), and what each answer counts.

    `worth` is empty where answers have no order. `has_shares` says whether shares of each answer are shown beside the
    mean: not for the mean of a whole subject.
    """

    name: str
    given: np.ndarray
    worth: np.ndarray
    has_shares: bool = True


def made_answers(made: MadeCube, seed: int) -> list[MadeAnswers]:
    """Return five questions: an ordinary item, one that nearly all agree with, a choice, a follow-up, a subject."""
    rng = np.random.default_rng([seed, 3])
    people = np.array(list(made.people.values()))
    worth = np.arange(1, VALUES + 1)
    mood = rng.dirichlet([1, 2, 4, 5, 2], size=len(people))
    agreed = np.where(rng.random((len(people), 1)) < 0.5, [[0.0, 0.0, 0.0, 0.03, 0.97]], [[0.0, 0.0, 0.02, 0.9, 0.08]])
    yes = np.tile([0.93, 0.07], (len(people), 1))
    return [
        MadeAnswers("ordinary", _given(rng, people, mood, 0.95), worth),
        MadeAnswers("agreed", _given(rng, people, agreed, 0.9), worth),
        MadeAnswers("choice", _given(rng, people, yes, 0.95), np.array([])),
        MadeAnswers("follow-up", _given(rng, people, mood, rng.uniform(0.1, 0.45)), worth),
        MadeAnswers("subject", _given(rng, people, agreed, 0.85), worth, has_shares=False),
    ]


def _given(rng: np.random.Generator, people: np.ndarray, chances: np.ndarray, rate: float) -> np.ndarray:
    return np.array([rng.multinomial(rng.binomial(n, rate), odds) for n, odds in zip(people, chances, strict=True)])
