"""Font roles as a layout writes them."""

from reportgen.typeset.fonts.roles import FontRequest, FontRole


def font_roles(data):
    return [
        FontRole(
            name,
            tuple(
                FontRequest(one["family"], int(one.get("weight", 400)), one.get("style", "normal"))
                for one in chain
            ),
        )
        for name, chain in data.items()
    ]
