"""An index opened by a new process, and its first answer:

`python -m benchmarks.first_answer ENGINE PLACE` prints how many articles answer. It imports as
little as can be.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.engine import Question
from benchmarks.engines import ENGINES

ASKED = Question("two words", ("council", "minister"))


def main() -> int:
    """Open and ask."""
    name, place = sys.argv[1:]
    engine = ENGINES[name](Path(place))
    engine.open()
    print(engine.ask(ASKED), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
