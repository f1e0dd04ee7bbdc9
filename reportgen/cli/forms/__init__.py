"""``reportgen form``: the forms that go with a report, a module each."""
