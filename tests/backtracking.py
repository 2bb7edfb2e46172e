"""A matcher of regular expressions that counts its steps.

It goes back over what it took just as the `re` of Python does, which tells nobody how often: the
same trees, of `re._parser`, are tried node by node in the same order. A step is one node tried at
one place, or one character taken by a repeated class. What `re` leaves out by looking ahead counts
here, so that a pattern may need a constant times less than is counted, and never grows faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

Then: TypeAlias = Callable[[int], bool]
Node: TypeAlias = Callable[[int, Then], bool]
Has: TypeAlias = Callable[[str], bool]

CATEGORIES: dict[Any, Has] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
}
OPPOSITES = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}


class TooMany(Exception):
    """More steps than anybody wants to wait for."""


class Counting:
    """A pattern that is matched and searched with its steps counted."""

    def __init__(self, pattern: re.Pattern[Any], most: int = 1_000_000) -> None:
        source = pattern.pattern
        self.is_bytes = isinstance(source, bytes)
        flags = pattern.flags & ~(re.UNICODE if self.is_bytes else 0)
        self.tree = parser.parse(source, flags & ~re.DEBUG)
        self.most, self.steps, self.text = most, 0, ""
        #: Where the last match ended; None where there was none.
        self.end: int | None = None
        self.groups: dict[int, tuple[int, int]] = {}
        self._node = self._sequence(self.tree, self.tree.state.flags)

    def match(self, text: str, start: int = 0) -> int:
        """How many steps it takes to match at one place, or to find that it does not."""
        self.text, self.steps = text, 0
        self.groups.clear()
        self.end = None
        self._node(start, self._ended)
        return self.steps

    def _ended(self, end: int) -> bool:
        self.end = end
        return True

    def search(self, text: str) -> int:
        """How many steps it takes to find all matches that do not overlap."""
        at = steps = 0
        while at <= len(text):
            steps += self.match(text, at)
            if steps > self.most:
                raise TooMany
            at = at + 1 if self.end is None else max(self.end, at + 1)
        return steps

    def _tick(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > self.most:
            raise TooMany

    # Each makes the matcher of a part of the tree: from a place on, and then what follows.

    def _sequence(self, parts: Sequence[Any], flags: int) -> Node:
        nodes = [self._one(kind, value, flags) for kind, value in parts]
        if len(nodes) == 1:
            return nodes[0]

        def run(at: int, then: Then, index: int = 0) -> bool:
            if index == len(nodes):
                return then(at)
            return nodes[index](at, lambda end: run(end, then, index + 1))

        return run

    def _one(self, kind: Any, value: Any, flags: int) -> Node:
        if (has := sign_class((kind, value), flags, self.is_bytes)) is not None:
            return self._sign(has)
        maker = getattr(self, f"_{str(kind).lower()}", None)
        if maker is None:
            raise NotImplementedError(f"{kind} in a pattern")
        made: Node = maker(value, flags)
        return made

    def _sign(self, has: Has) -> Node:
        def run(at: int, then: Then) -> bool:
            self._tick()
            return at < len(self.text) and has(self.text[at]) and then(at + 1)

        return run

    def _at(self, where: Any, flags: int) -> Node:
        holds = self._places(flags)[where]

        def run(at: int, then: Then) -> bool:
            self._tick()
            return holds(at) and then(at)

        return run

    def _places(self, flags: int) -> dict[Any, Callable[[int], bool]]:
        is_word = CATEGORIES[op.CATEGORY_WORD]

        def begins(at: int) -> bool:
            return at == 0 or bool(flags & re.M and self.text[at - 1] == "\n")

        def ends(at: int) -> bool:
            rest = self.text[at : at + 2]
            return rest in ("", "\n") or bool(flags & re.M and rest[0] == "\n")

        def parts(at: int) -> bool:
            around = self.text[at - 1 : at] if at else "", self.text[at : at + 1]
            return bool(around[0] and is_word(around[0])) != bool(around[1] and is_word(around[1]))

        return {
            op.AT_BEGINNING: begins,
            op.AT_BEGINNING_STRING: lambda at: at == 0,
            op.AT_END: ends,
            op.AT_END_STRING: lambda at: at == len(self.text),
            op.AT_BOUNDARY: parts,
            op.AT_NON_BOUNDARY: lambda at: not parts(at),
        }

    def _branch(self, value: Any, flags: int) -> Node:
        choices = [
            (
                self._sequence(each, flags),
                sign_class(each[0], flags, self.is_bytes) if each else None,
            )
            for each in value[1]
        ]
        # A choice whose first sign is another one is passed over, as `re` does, without a step.
        fitting: dict[str, list[Node]] = {}

        def run(at: int, then: Then) -> bool:
            self._tick()
            sign = self.text[at : at + 1]
            if sign not in fitting:
                fitting[sign] = [node for node, has in choices if not has or (sign and has(sign))]
            return any(choice(at, then) for choice in fitting[sign])

        return run

    def _subpattern(self, value: Any, flags: int) -> Node:
        group, added, removed, parts = value
        inner = self._sequence(parts, flags & ~removed | added)

        def run(at: int, then: Then) -> bool:
            def close(end: int) -> bool:
                before = self.groups.get(group)
                self.groups[group] = at, end
                if then(end):
                    return True
                self.groups[group] = before or (0, 0)
                return False

            return inner(at, close if group is not None else then)

        return run

    def _groupref(self, group: int, flags: int) -> Node:
        def run(at: int, then: Then) -> bool:
            start, end = self.groups.get(group, (0, 0))
            self._tick(end - start)
            same = self.text.startswith(self.text[start:end], at)
            return same and then(at + end - start)

        return run

    def _atomic_group(self, parts: Any, flags: int) -> Node:
        return self._once(self._sequence(parts, flags))

    def _once(self, inner: Node) -> Node:
        def run(at: int, then: Then) -> bool:
            ends: list[int] = []

            def stop(end: int) -> bool:
                ends.append(end)
                return True

            return inner(at, stop) and then(ends[0])

        return run

    def _assert(self, value: Any, flags: int) -> Node:
        return self._look(value, flags, wanted=True)

    def _assert_not(self, value: Any, flags: int) -> Node:
        return self._look(value, flags, wanted=False)

    def _look(self, value: Any, flags: int, *, wanted: bool) -> Node:
        direction, parts = value
        inner, back = self._sequence(parts, flags), parts.getwidth()[0] if direction < 0 else 0

        def run(at: int, then: Then) -> bool:
            self._tick()
            found = at >= back and inner(at - back, lambda _: True)
            return found is wanted and then(at)

        return run

    def _max_repeat(self, value: Any, flags: int) -> Node:
        return self._repeat(value, flags, greedy=True)

    def _min_repeat(self, value: Any, flags: int) -> Node:
        return self._repeat(value, flags, greedy=False)

    def _possessive_repeat(self, value: Any, flags: int) -> Node:
        return self._once(self._repeat(value, flags, greedy=True))

    def _repeat(self, value: Any, flags: int, *, greedy: bool) -> Node:
        low, high, parts = value
        has = sign_class(parts[0], flags, self.is_bytes) if len(parts) == 1 else None
        if has is not None and greedy:
            return self._run_of(has, low, high)
        inner = self._sequence(parts, flags)

        def run(at: int, then: Then, count: int = 0, before: int = -1) -> bool:
            self._tick()

            def again() -> bool:
                # A turn that takes nothing is the last one.
                is_more = count < high and (at != before or count < low)
                return is_more and inner(at, lambda end: run(end, then, count + 1, at))

            if count < low:
                return again()
            return again() or then(at) if greedy else then(at) or again()

        return run

    def _run_of(self, has: Has, low: int, high: int) -> Node:
        def run(at: int, then: Then) -> bool:
            end, most = at, len(self.text) if high >= len(self.text) - at else at + high
            while end < most and has(self.text[end]):
                end += 1
            self._tick(1 + end - at)
            while end >= at + low:
                if then(end):
                    return True
                end -= 1
            return False

        return run


def sign_class(part: Any, flags: int, is_bytes: bool) -> Has | None:
    """Which signs a part of a pattern takes that takes one; None for any other part."""
    kind, value = part
    if kind is op.ANY:
        return (lambda sign: True) if flags & re.S else (lambda sign: sign != "\n")
    if kind in (op.LITERAL, op.NOT_LITERAL):
        value, kind = [(op.LITERAL, value)], op.IN if kind is op.LITERAL else op.NOT_LITERAL
    if kind not in (op.IN, op.NOT_LITERAL):
        return None
    items = [each for each in value if each[0] is not op.NEGATE]
    negated = kind is op.NOT_LITERAL or len(items) < len(value)
    wanted = [_item(item, is_bytes or bool(flags & re.A)) for item in items]
    folds = bool(flags & re.I)
    known: dict[str, bool] = {}

    def has(sign: str) -> bool:
        if sign not in known:
            forms = {sign, sign.lower(), sign.upper()} if folds else {sign}
            known[sign] = any(each(form) for each in wanted for form in forms) != negated
        return known[sign]

    return has


def _item(item: Any, is_ascii: bool) -> Has:
    kind, value = item
    if kind is op.LITERAL:
        return lambda sign: ord(sign[0]) == value
    if kind is op.RANGE:
        return lambda sign: value[0] <= ord(sign[0]) <= value[1]
    if kind is not op.CATEGORY:
        raise NotImplementedError(f"{kind} in a class")
    has = CATEGORIES[OPPOSITES.get(value, value)]
    is_opposite = value in OPPOSITES
    return lambda sign: (has(sign) and (not is_ascii or sign.isascii())) != is_opposite
