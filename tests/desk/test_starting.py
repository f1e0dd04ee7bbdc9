"""A report that is begun in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportgen.desk.app import desk
from reportgen.desk.guard import Keys
from reportgen.desk.report import Report
from tests.desk.conftest import BASE, PORT

ANSWERS: dict[str, Any] = {
    "authority": "executive-yuan",
    "agency": "國家發展委員會",
    "category": "考察",
    "destinations": [{"country": "JP", "cities": "東京、京都"}],
    "start": "2025-03-11",
    "end": "2025-03-14",
    "title": "",
    "people": [{"name": "林菊穗", "post": "分析師", "agency": "外交部"}, {"name": " "}],
}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    keys = Keys(PORT)
    reports: list[Report] = []
    app = desk(reports, keys, str, "zh-Hant", home=tmp_path / "work")
    client = TestClient(app, base_url=BASE, headers={"origin": BASE})
    client.get(f"/enter?token={keys.token}", follow_redirects=False)
    return client


def test_an_empty_folder_leads_to_the_form(client: TestClient) -> None:
    assert client.get("/", follow_redirects=False).headers["location"] == "/new"
    offered = client.get("/choices.json").json()
    assert offered[0]["name"] == "executive-yuan"
    assert "考察" in offered[0]["category"]


def test_the_report_is_written_and_listed(client: TestClient, tmp_path: Path) -> None:
    assert client.post("/new", json=ANSWERS).json() == {"number": 0}
    folder = tmp_path / "work/2025-03-jp"
    assert "title: 赴日本東京、京都考察" in (folder / "report.yaml").read_text("utf-8")
    assert "agency: 外交部" in (folder / "roster.yaml").read_text("utf-8")
    assert client.post("/new", json=ANSWERS).json() == {"number": 1}
    assert (tmp_path / "work/2025-03-jp-2").is_dir()
    assert [row["name"] for row in client.get("/reports.json").json()] == [
        "2025-03-jp",
        "2025-03-jp-2",
    ]


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("agency", " ", "請填服務機關全名"),
        ("category", "旅遊", "請選出國類別"),
        ("destinations", [{"country": "../x"}], "請選國家"),
        ("start", "2025-03-15", "早於"),
        ("start", "", "請填啟程日"),
        ("people", "林", "請填報告人"),
        ("authority", "../../etc", "沒有叫"),
        ("title", "a\x07", "印不出來"),
    ],
)
def test_what_cannot_be_used_is_refused(
    client: TestClient, tmp_path: Path, key: str, value: Any, problem: str
) -> None:
    answer = client.post("/new", json={**ANSWERS, key: value})
    assert answer.status_code == 422
    assert problem in answer.json()["problem"]
    assert not (tmp_path / "work").exists()


def test_no_other_origin_begins_a_report(client: TestClient, tmp_path: Path) -> None:
    answer = client.post("/new", json=ANSWERS, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert not (tmp_path / "work").exists()


def test_a_desk_of_one_report_begins_no_other(tmp_path: Path) -> None:
    keys = Keys(PORT)
    app = desk([], keys, str, "zh-Hant")
    client = TestClient(app, base_url=BASE, headers={"origin": BASE})
    client.get(f"/enter?token={keys.token}", follow_redirects=False)
    assert client.post("/new", json=ANSWERS).status_code == 404
