"""The versions and fonts that the bytes of a PDF depend on.

Two machines give the same bytes where all of these are equal, so they are compared before a report
is built elsewhere.
"""

from __future__ import annotations

import ctypes
import itertools
import re
import sys
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from reportgen import DISTRIBUTION, __version__
from reportgen.authority.load import SETTINGS, load_layout
from reportgen.cache import Cache, digest
from reportgen.world import World, shipped_templates

_PACKAGE = Path(__file__).parent.parent.parent
_LIBRARIES = {
    "linux": ("libpango-1.0.so.0", "libharfbuzz.so.0"),
    "darwin": ("libpango-1.0.0.dylib", "libharfbuzz.0.dylib"),
}
_ASK = ("pango_version_string", "hb_version_string")
_READ = {".py", ".html", ".css", ".yaml", ".txt", ".tsv"}
_SHOWN = 8
"""Characters of a digest that are shown; enough to distinguish two versions."""


@cache
def versions() -> Mapping[str, str]:
    """The versions of reportgen, of its dependencies, and of the libraries that set the lines."""
    versions = {"reportgen": f"{__version__} {_contents()}", "zlib": zlib.ZLIB_RUNTIME_VERSION}
    versions |= {name: version(name) for name in sorted(_required(DISTRIBUTION, set()))}
    for library, ask in zip(_LIBRARIES.get(sys.platform, ()), _ASK, strict=False):
        with suppress(OSError):
            function = getattr(ctypes.CDLL(library), ask)
            function.restype = ctypes.c_char_p
            versions[library] = function().decode()
    return versions


def fonts(world: World, roots: Sequence[Path]) -> Mapping[str, str]:
    """The fonts that serve the layouts in the folders *roots*."""
    from reportgen.typeset.materials import chains_for

    kept = Cache(world.cache, world.cache_limit)
    versions: dict[str, str] = {}
    for name in sorted({path.parent.name for root in roots for path in root.glob(f"*/{SETTINGS}")}):
        layout = load_layout(roots, name).layout
        if layout is None:
            continue
        chains, missing = chains_for(world, layout, kept)
        for chain in chains.values():
            for face in (*chain.faces, *itertools.chain(*chain.variants)):
                key = f"{face.family} {face.weight} {face.style}"
                versions[key] = f"{face.version} {face.digest[:_SHOWN]}"
        versions |= {finding.message.text(): "" for finding in missing}
    return versions


def name_of_program(parts: Mapping[str, str]) -> str:
    """A digest of *parts*."""
    return digest(*(part for item in sorted(parts.items()) for part in item))


def _contents() -> str:
    """A digest of the code and the layouts, as a checkout may change between two releases.

    In a wheel the layouts are inside the package, in a checkout beside it.
    """
    files = {
        f"{place}{path.relative_to(root).as_posix()}": path
        for place, root in (("", _PACKAGE), ("templates/", shipped_templates()))
        for path in root.rglob("*")
        if path.suffix in _READ
    }
    parts = (part for name in sorted(files) for part in (name, files[name].read_bytes()))
    return digest(*parts)[:_SHOWN]


def _required(name: str, names: set[str]) -> set[str]:
    """*names* with all dependencies of the distribution *name*, direct or not, without extras."""
    with suppress(PackageNotFoundError):
        for line in requires(name) or ():
            needed = re.split(r"[^\w.-]", line, maxsplit=1)[0].lower()
            if "extra ==" in line or needed in names:
                continue
            with suppress(PackageNotFoundError):
                version(needed)
                names.add(needed)
                _required(needed, names)
    return names
