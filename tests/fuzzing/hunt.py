"""One process of the fuzzer: TARGET CORPUS SECONDS. Each way to fail is kept by its smallest input.

What Python raises does not end it; what hangs, takes all memory, or crashes below Python does.
"""

from __future__ import annotations

import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from fuzzing.mutation import changed, repeated

# Their branches guide the fuzzer; the other libraries would only slow it down.
INSTRUMENTED = ["briefing", "pypdf", "markdown_it", "email"]
# Seconds of the processor that an input of at most LARGEST bytes may take, and those after which
# it is a hang.
SLOW, HANG = 5.0, 25
LARGEST, MEGABYTES = 20_000, 3_000
# The share of inputs that are changed word by word, and not byte by byte.
BY_WORDS = 0.5


def main(name: str, corpus: str, seconds: str) -> None:
    """Run one target; never returns."""
    import atheris

    with atheris.instrument_imports(include=INSTRUMENTED):
        from fuzzing.targets import TARGETS

        target = TARGETS[name]
        for seed in target.seeds:  # What is imported late is imported now.
            target.check(seed)
    place = Path(corpus, name)
    inputs, failures = place / "inputs", place / "failures"
    for folder in (inputs, failures):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (inputs / f"seed-{number}").write_bytes(seed)
    dictionary = place / "tokens"
    dictionary.write_text("".join(f'"{escaped(token)}"\n' for token in target.tokens))
    known: dict[str, int] = {}

    def one_input(data: bytes) -> None:
        began = time.process_time()
        how = ""
        try:
            target.check(data)
        except Exception as error:
            how = told(error)
        if time.process_time() - began > SLOW:
            how = "slow"
        if how and len(data) < known.get(how, LARGEST + 1):
            known[how] = len(data)
            (failures / how).write_bytes(data)
            print(f"FAILURE of {name}: {how}", file=sys.stderr, flush=True)

    words = [token.encode() for token in target.tokens]
    with timed() as begin:
        for data in repeated(words, LARGEST, Random(time.time_ns())):
            begin()
            one_input(data)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < BY_WORDS:
            return changed(data, words, random)[:most]
        return bytes(atheris.Mutate(data, most))

    options = (
        f"-dict={dictionary}", f"-artifact_prefix={failures}/", "-print_final_stats=1",
        f"-max_total_time={seconds}", f"-timeout={HANG}", f"-rss_limit_mb={MEGABYTES}",
        # Inputs grow slowly: short ones are quick.
        f"-max_len={LARGEST}", "-len_control=100", "-report_slow_units=100",
    )  # fmt: skip
    atheris.Setup([sys.argv[0], str(inputs), *options], one_input, custom_mutator=mutated)
    atheris.Fuzz()


@contextmanager
def timed() -> Iterator[Callable[[], object]]:
    """Let what hangs in here fail, each time from the last beginning; the fuzzer does so itself."""

    def hangs(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, hangs)
    yield lambda: signal.alarm(HANG)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def escaped(token: str) -> str:
    """A token as a dictionary of the fuzzer writes it."""
    return "".join(f"\\x{byte:02X}" for byte in token.encode())


def told(error: Exception) -> str:
    """How something failed: the error and the innermost line of ours, as the name of a file."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "briefing/" in frame.filename] or frames
    checks = [frame for frame in frames if "fuzzing" in frame.filename] or frames
    frame, check = ours[-1], checks[-1]
    place = f"{Path(frame.filename).stem}-{frame.lineno}-{Path(check.filename).stem}-{check.lineno}"
    return f"{type(error).__name__}-{place}"


if __name__ == "__main__":
    main(*sys.argv[1:])
