from reportgen.typeset.cache import NO_CACHE, Cache, digest


def test_keeps_and_returns_bytes(tmp_path):
    Cache(tmp_path / "new").put("fonts", "key", b"data")
    assert Cache(tmp_path / "new").get("fonts", "key") == b"data"


def test_makes_only_what_is_not_there(tmp_path):
    made = []

    def make():
        made.append(1)
        return b"data"

    cache = Cache(tmp_path)
    assert [cache.through("fonts", "key", make) for _ in range(3)] == [b"data"] * 3
    assert made == [1]


def test_without_a_folder_nothing_is_kept():
    NO_CACHE.put("fonts", "key", b"data")
    assert NO_CACHE.get("fonts", "key") is None


def test_a_damaged_entry_is_not_believed(tmp_path):
    cache = Cache(tmp_path)
    cache.put("fonts", "key", b"data")
    entry = tmp_path / "fonts" / "key"
    entry.write_bytes(entry.read_bytes()[:-1])
    assert cache.get("fonts", "key") is None
    entry.write_bytes(b"")
    assert cache.get("fonts", "key") is None


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    assert cache.through("fonts", "key", lambda: b"data") == b"data"


def test_leaves_no_unfinished_files(tmp_path):
    Cache(tmp_path).put("fonts", "key", b"data")
    assert [path.name for path in (tmp_path / "fonts").iterdir()] == ["key"]


def test_digest_tells_parts_apart():
    assert digest("ab", "c") != digest("a", "bc")
