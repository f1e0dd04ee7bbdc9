"""The Jinja environment: a sandbox that sees a layout's templates and nothing else.

Templates may come from anywhere, so they run sandboxed, escape by default, and stop at an undefined
name instead of printing nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.cache import NO_CACHE, Cache, digest

MAX_HEADING = 6
"""HTML and tagged PDF 1.7 know six levels of headings."""


class _Compiled(BytecodeCache):
    """Templates as Python has compiled them, kept in *cache*: a tenth of a second a build."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self.cache.get("templates", self._key(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.cache.put("templates", self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        """Names the template's place and text, and how it is compiled."""
        return digest("sandboxed 1", jinja2.__version__, bucket.key, bucket.checksum)


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, which finds out once for each type which of its attributes are safe."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read *attr* of *obj*; only their type and name decide it."""
        key = type(obj), attr
        known = self._safe.get(key)
        if known is None:
            known = self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return known


def make_environment(
    folders: Sequence[Path],
    translate: Callable[[str], str],
    filters: Mapping[str, Any],
    cache: Cache = NO_CACHE,
) -> ImmutableSandboxedEnvironment:
    """An environment over *folders*, the layout's own first, its parents after it."""
    environment = _Environment(
        loader=FileSystemLoader(list(folders), followlinks=False),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(cache),
    )
    environment.filters.update(filters)
    environment.filters["heading_tag"] = heading_tag
    environment.globals["_"] = translate
    return environment


def heading_tag(level: int) -> str:
    """h1 to h6; deeper headings are h6 too, told apart by their class."""
    return f"h{min(level, MAX_HEADING)}"
