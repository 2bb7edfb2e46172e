"""What was once a failure is none any more, and no good or nearly good input is one."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzzing.mutation import changed
from fuzzing.strategies import near
from fuzzing.targets import ALL, TARGETS, Target

FOUND = Path(__file__).parent / "found"
CASES = sorted(path for path in FOUND.glob("*/*") if path.is_file())


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_once_a_failure_is_none(case: Path) -> None:
    TARGETS[case.parent.name].check(case.read_bytes())


@pytest.mark.parametrize(
    ("target", "seed"), [(target, seed) for target in ALL for seed in target.seeds]
)
def test_what_fuzzing_begins_with_is_no_failure(target: Target, seed: bytes) -> None:
    target.check(seed)


@pytest.mark.parametrize("target", ALL, ids=lambda target: target.name)
def test_what_is_nearly_good_is_read_as_promised_or_refused(target: Target) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(near(target))
    def check(data: bytes) -> None:
        target.check(data)

    check()


@given(st.binary(max_size=40), st.randoms(use_true_random=False))
def test_an_input_changed_by_words_is_still_made_of_its_bytes_and_of_those(
    data: bytes, random: Random
) -> None:
    assert set(changed(data, [b"word"], random)) <= {*data, *b"word"}
