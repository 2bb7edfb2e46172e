from __future__ import annotations

from pathlib import Path

from articles import ENVOY, folders_in, library_of, write
from screens import painted, reading

from briefing.library import Library
from briefing.marking import Marking


async def test_damage_of_the_marks_is_told_and_the_copy_shown(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": ENVOY}) as library:
        library.mark(Marking(starred=True), library.find("a.txt"))
        folders_in(tmp_path).state.with_name("state.db.good").unlink()
        list(library.refresh())
    write(tmp_path, {"data/state.db": "these were precious marks"})
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        async with reading(again) as pilot:
            told = " ".join(painted(pilot).replace("▌", "").split())
            assert "The file of marks was damaged" in told
            assert again.marks((again.find("a.txt"),))[again.find("a.txt")].is_starred
