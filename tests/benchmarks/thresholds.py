"""The named thresholds of the cleaning rules, to be set to other values and back."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

# Those that decide how much of a page is taken; what a word, a sentence or a name is, others say.
NAMES = (
    "story.LABEL",
    "story.FURNITURE",
    "story.SECTION",
    "story.END",
    "story.BEFORE_END",
    "story.ENOUGH",
    "parts.CLOSING_WORDS",
    "parts.CLOSING_LINES",
    "interruptions.NEAR",
    "interruptions.COPIED_WORDS",
    "interruptions.SHOUTED_WORDS",
    "signoff.LAST_LINES",
    "headline.REACH",
    "headline.ECHO",
    "headline.CLEAR_ECHOES",
    "captions.BEFORE_CREDIT",
)
RULES = "briefing.cleaning"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A constant of the module that `name` begins with; `modules` are all that know it."""

    name: str
    shipped: float
    modules: tuple[ModuleType, ...]

    @classmethod
    def named(cls, name: str) -> Threshold:
        """The threshold "module.CONSTANT", also where other modules have imported it by name."""
        home, constant = name.split(".")
        value = getattr(import_module(f"{RULES}.{home}"), constant)
        rules = [module for path, module in sys.modules.items() if path.startswith(f"{RULES}.")]
        knowing = (each for each in rules if getattr(each, constant, None) is value)
        return cls(name, value, tuple(knowing))

    def neighbours(self) -> tuple[float, float]:
        """Half of it and double; what is counted stays a whole number above 0."""
        value = self.shipped
        return max(1, value // 2) if isinstance(value, int) else value / 2, 2 * value

    def set(self, value: float) -> None:
        """Let every module that knows it know it so."""
        for module in self.modules:
            setattr(module, self.name.split(".")[1], value)


def shipped_thresholds() -> tuple[Threshold, ...]:
    """All of them as they stand."""
    import_module(f"{RULES}.layout")  # It imports every module of the rules.
    return tuple(map(Threshold.named, NAMES))


@contextmanager
def changed(changes: Mapping[str, float]) -> Iterator[None]:
    """Set thresholds by name, and back again."""
    thresholds = [each for each in shipped_thresholds() if each.name in changes]
    try:
        for threshold in thresholds:
            threshold.set(changes[threshold.name])
        yield
    finally:
        for threshold in thresholds:
            threshold.set(threshold.shipped)
