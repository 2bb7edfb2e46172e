"""Where cache, marks and log live on this machine. Nothing is made until it is needed."""

from __future__ import annotations

from pathlib import Path

from briefing.places import Places
from briefing.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Folders:
    """The program's own folders; the user's articles are never among them."""

    cache: Path
    data: Path
    config: Path
    log: Path

    @classmethod
    def of_this_user(cls) -> Folders:
        """The platform's folders (XDG on Linux), as platformdirs knows them."""
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("briefing", appauthor=False)
        return cls(
            dirs.user_cache_path, dirs.user_data_path, dirs.user_config_path, dirs.user_log_path
        )

    def cache_of(self, library: Places) -> Path:
        """The disposable folder of one library: catalog and index."""
        return self.cache / library.key

    def session_of(self, library: Places) -> Path:
        """The file of what was on the screen when one library was last left."""
        return self.data / "sessions" / f"{library.key}.json"

    @property
    def state(self) -> Path:
        """The file that holds the reader's marks, for all libraries: marks are keyed by content."""
        return self.data / "state.db"

    @property
    def settings(self) -> Path:
        """The file of what the reader has set, for all libraries."""
        return self.config / "settings.toml"

    @property
    def names(self) -> Path:
        """The file of the names that the reader knows, for all libraries."""
        return self.config / "names.toml"

    @property
    def rules(self) -> Path:
        """The file of the lines that the reader wants kept, for all libraries."""
        return self.config / "rules.toml"
