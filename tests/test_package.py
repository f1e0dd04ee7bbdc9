"""What is packed: the name that pip installs, the wheel, the source archive, the package page."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import BytesParser
from pathlib import Path
from types import ModuleType

import pytest

from reportgen import DISTRIBUTION

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

_OTHERS_PACKAGE = re.compile(r"pip install (?:-\S+ )*[\"']?reportgen\b|\breportgen\[(?:\w+)\]")
_RELATIVE = re.compile(r"\]\((?!#|[a-z]+:)")
_WRITTEN = {".md", ".py", ".sh", ".toml", ".yaml", ".yml", ".po", ".html", ".lock", ".txt", ""}


def written_by_us() -> list[Path]:
    """Text files of the project that a person, a message or a recipe may be read from."""
    folders = ("reportgen", "templates", "scripts", "tools", "tests", "docs", ".ci")
    files = [path for name in folders for path in (ROOT / name).rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file()]
    return [path for path in files if path.suffix in _WRITTEN and path != Path(__file__)]


def test_nobody_is_sent_to_the_package_of_that_name() -> None:
    files = written_by_us()
    assert len(files) > 600
    wrong = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        for match in _OTHERS_PACKAGE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "pip install reportgen",
        "pip install -U 'reportgen'",
        'pip install "reportgen[heic]"',
        "the extra reportgen[cluster]",
    ],
)
def test_the_old_words_are_seen(line: str) -> None:
    assert _OTHERS_PACKAGE.search(line)


def test_messages_name_the_package() -> None:
    assert PROJECT["name"] == DISTRIBUTION != "reportgen"
    assert PROJECT["scripts"] == {"reportgen": "reportgen.cli:main"}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist"]
    done = subprocess.run(
        [*command, "--outdir", folder, ROOT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(packed: Path) -> zipfile.ZipFile:
    (file,) = packed.glob("*.whl")
    return zipfile.ZipFile(file)


def test_the_wheel_holds_the_package_and_nothing_for_developers(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "reportgen",
        DISTRIBUTION.replace("-", "_"),
    }
    assert {
        "reportgen/py.typed",
        "reportgen/locale/en/LC_MESSAGES/reportgen.mo",
        "reportgen/templates/executive-yuan/authority.yaml",
    } <= set(names)


def test_the_package_page_promises_no_address_that_is_not_there(wheel: zipfile.ZipFile) -> None:
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    message = BytesParser().parsebytes(wheel.read(metadata))
    page = message.get_payload(decode=True)
    assert isinstance(page, bytes)
    assert message["Name"] == DISTRIBUTION
    assert message["Description-Content-Type"] == "text/markdown"
    assert _RELATIVE.findall(page.decode()) == []
    assert message["Project-URL"] is None
    assert "![" not in page.decode()
    assert "CONTRIBUTING.md" in page.decode()


def test_the_archive_holds_what_report_and_test_need(packed: Path) -> None:
    """`make report` and `make test` are run from it by scripts/check-sdist.sh."""
    (file,) = packed.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "Makefile",
        "requirements.lock",
        "scripts/setup.sh",
        "scripts/build_catalogues.py",
        "tools/messages.py",
        "tests/conftest.py",
        "templates/executive-yuan/authority.yaml",
        ".pre-commit-hooks.yaml",
    } <= names
    figures = ROOT / "content/2016-ogp-paris/figures"
    wanted = {f"content/2016-ogp-paris/figures/{path.name}" for path in figures.iterdir()}
    assert len(wanted) > 5
    assert wanted <= names
    assert not {name for name in names if name.startswith(("bench/", "build/", ".venv/", ".git/"))}


def package_page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("page", ROOT / "scripts/package_page.py")
    assert spec
    assert spec.loader
    page = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    return page


def test_links_within_a_page_and_whole_addresses_stay() -> None:
    text = "![圖](docs/a.png) [字](docs/b.md#c) [段](#d) [外](https://example.com/e) [空](f)"
    assert package_page().absolute(text, "https://home") == (
        "![圖](https://home/raw/HEAD/docs/a.png) [字](https://home/blob/HEAD/docs/b.md#c)"
        " [段](#d) [外](https://example.com/e) [空](https://home/blob/HEAD/f)"
    )


def test_without_a_home_links_are_names_of_files() -> None:
    text = (
        "見 [字](docs/b.md#c) [段](#d) [外](https://example.com/e) [f](f)。"
        "\n\n![圖](a.png)\n\n再 ![圖](b.png)\n"
    )
    assert package_page().without_addresses(text) == (
        "見 字 (`docs/b.md#c`) [段](#d) [外](https://example.com/e) f。\n\n再 \n"
    )
