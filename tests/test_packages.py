"""The packages the project depends on: from which version on, and those it is worked on with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
LOCKED = (ROOT / ".ci" / "locked.txt").read_text("utf-8")
PINS = {
    canonicalize_name(name): Version(version)
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", LOCKED, re.MULTILINE)
}


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [Requirement(each) for each in (*project["dependencies"], *extras["dev"])]


@pytest.mark.parametrize("required", requirements(), ids=lambda each: each.name)
def test_each_package_is_asked_for_from_a_version_on_and_locked_in_one_that_is_allowed(
    required: Requirement,
) -> None:
    assert any(each.operator == ">=" for each in required.specifier)
    assert PINS[canonicalize_name(required.name)] in required.specifier


def test_each_locked_package_is_what_it_was_when_it_was_locked() -> None:
    entries = re.split(r"^(?=\S)", LOCKED, flags=re.MULTILINE)
    assert len(entries) > len(PINS)
    for entry in entries[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry.splitlines()[0]
