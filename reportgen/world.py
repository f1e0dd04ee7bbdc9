"""The program's environment: where layouts, fonts and the cache are, and the day.

The command makes one object and passes it on. Why: the phases stay functions of their arguments,
and a test can pass another world.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reportgen import limits

_PACKAGE = Path(__file__).parent


def shipped_templates() -> Path:
    """The layouts that come with reportgen: in the wheel's package, or beside it in a checkout."""
    packaged = _PACKAGE / "templates"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "templates"


def system_font_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts, the user's own first."""
    home = _home() or Path(os.devnull)
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return (local, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts")
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


def _present(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of *paths* that exist, each once; a broken link counts as existing."""
    return tuple(path for path in dict.fromkeys(paths) if os.path.lexists(path))


def _home() -> Path | None:
    """The user's home, if any: in a container a user may have a number and no entry."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def _day(epoch: str) -> date:
    """The day of *epoch* (seconds since 1970, UTC), or today where it gives none.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    if epoch.isdecimal() and len(epoch) < len("100000000000"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()


@dataclass(frozen=True, slots=True)
class World:
    """Folders that reportgen may look into, besides the report's own."""

    shipped: Path
    cache: Path | None
    today: date
    beside: tuple[Path, ...] = ()
    """More folders of layouts, from the command line."""
    cache_limit: int = limits.CACHE_BYTES
    """Bytes that the cache may take."""

    @classmethod
    def here(cls, environ: Mapping[str, str] = os.environ) -> World:
        """The world of this process.

        ``XDG_CACHE_HOME`` sets the place of the cache, ``REPORTGEN_CACHE_MIB`` its largest size,
        ``SOURCE_DATE_EPOCH`` the day. A user without a home has no cache.
        """
        home, base = _home(), environ.get("XDG_CACHE_HOME")
        caches = Path(base) if base else home and home / ".cache"
        mib = environ.get("REPORTGEN_CACHE_MIB", "")
        limit = int(mib) * 1024**2 if mib.isdecimal() else limits.CACHE_BYTES
        cache = caches and caches / "reportgen"
        today = _day(environ.get("SOURCE_DATE_EPOCH", ""))
        return cls(shipped_templates(), cache, today, cache_limit=limit)

    def template_roots(self, report: Path) -> tuple[Path, ...]:
        """Folders that hold layouts for *report*, first choice first.

        A ``templates`` folder beside the report, or beside the ``content`` folder that the report
        stands in, wins over the shipped one.
        """
        folder = report.resolve()
        own = (folder.parent / "templates", folder.parent.parent / "templates")
        roots = [path for path in own if path.is_dir()]
        return tuple(dict.fromkeys([*roots, *self.beside, self.shipped]))

    def settings_files(self, report: Path) -> tuple[Path, ...]:
        """The ``reportgen.yaml`` files that apply to *report*; later files win."""
        folder = report.resolve()
        places = (folder.parent.parent, folder.parent, folder)
        return _present(place / "reportgen.yaml" for place in places)

    def glossary_files(self, report: Path, layouts: tuple[Path, ...]) -> tuple[Path, ...]:
        """The ``glossary.yaml`` files that apply to *report*; later files win."""
        folder = report.resolve()
        places = (*reversed(layouts), folder.parent.parent, folder.parent, folder)
        return _present(place / "glossary.yaml" for place in places)

    def font_folders(self, layouts: tuple[Path, ...]) -> tuple[Path, ...]:
        """``fonts`` folders beside the layouts in use; searched before the system's."""
        return tuple(path / "fonts" for path in layouts if (path / "fonts").is_dir())
