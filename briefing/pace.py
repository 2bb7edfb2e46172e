"""How fast a long work goes, and how long it takes yet."""

from __future__ import annotations

from collections import deque

from briefing.plain import counted

# Seconds: of what lies further back nothing is said, as files of one kind often lie together.
LATELY = 15.0
# Seconds after which a rate says something.
ENOUGH = 2.0


class Pace:
    """Is told from time to time how much is done, and says how it goes on."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def words(self, done: int, total: int, now: float) -> str:
        """What there is to say at a time in seconds: " · 150/s · 2 min left", or nothing yet.

        >>> pace = Pace()
        >>> pace.words(0, 1000, 0.0), pace.words(300, 1000, 3.0)
        ('', ' · 100/s · 7 s left')
        """
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, done))
        while now - self._seen[0][0] > LATELY:
            self._seen.popleft()
        then, before = self._seen[0]
        if now - then < ENOUGH or done == before:
            return ""
        rate = (done - before) / (now - then)
        shown = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
        return f" · {shown}/s · {duration((total - done) / rate)} left"


def reading(done: int, total: int) -> str:
    """That files are read, and how far it is."""
    return f"Reading {done:,} of {counted(total, 'file')}"


def duration(seconds: float) -> str:
    """A time in its largest unit.

    >>> duration(7.2), duration(130), duration(7300)
    ('7 s', '2 min', '2 h 2 min')
    """
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
