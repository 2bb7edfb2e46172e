from __future__ import annotations

import pytest

from briefing.cleaning.byline import desk, is_only_names, is_signed, person_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("by Jane Roe, Richard Miles & John Doe", ("Jane Roe", "Richard Miles", "John Doe")),
        ("By Jane Roe, Political Editor", ("Jane Roe",)),
        ("Jane Roe Political Correspondent", ("Jane Roe",)),
        ("By Jane Roe | Example News", ("Jane Roe",)),
        ("By Jane Roe in Kyiv and John Doe in London", ("Jane Roe", "John Doe")),
        ("Written by Fiona O’Brien", ("Fiona O’Brien",)),
        ("By Karine Jean-Pierre", ("Karine Jean-Pierre",)),
        ("By Maria Van Der Berg", ("Maria Van Der Berg",)),
        ("By Ludwig van der Rohe", ("Ludwig van der Rohe",)),
        ("By Robert F. Kern", ("Robert F. Kern",)),
        ("BY JANE ROE", ("Jane Roe",)),
        ("Author: Олена Шевченко", ("Олена Шевченко",)),
        ("By Example Press", ()),
        ("By Staff", ()),
        ("By the time he left", ()),
    ],
)
def test_a_byline_gives_persons_without_their_roles(line: str, names: tuple[str, ...]) -> None:
    assert is_signed(line) or is_only_names(line)
    assert person_names(line) == names


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("By Associated Press", "Associated Press"),
        ("By Example News Agency", "Example News Agency"),
        ("By AFP", "AFP"),
        ("By staff reporters", "staff reporters"),
        ("By the river", None),
    ],
)
def test_a_desk_or_agency_is_known_by_its_words(line: str, credited: str | None) -> None:
    assert desk(line) == credited


@pytest.mark.parametrize(
    "line", ["Back to video", "(Robert Kern / AP)", "Two ministers shake hands"]
)
def test_a_label_is_not_taken_for_names(line: str) -> None:
    assert not is_only_names(line)
