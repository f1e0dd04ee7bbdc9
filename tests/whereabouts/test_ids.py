from reportgen.whereabouts.ids import Ids


def test_equal_contents_are_numbered() -> None:
    ids = Ids()
    first, second = (ids.name("a.yaml", "Session.prose", "內容") for _ in range(2))
    assert second == f"{first}-2"


def test_a_name_depends_on_file_field_and_content() -> None:
    names = {
        Ids().name(*parts)
        for parts in (
            ("a.yaml", "Session.prose", "內容"),
            ("b.yaml", "Session.prose", "內容"),
            ("a.yaml", "Topic.prose", "內容"),
            ("a.yaml", "Session.prose", "內容。"),
        )
    }
    assert len(names) == 4
