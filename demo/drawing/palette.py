"""The few colours that hold all pictures together, and mixing of them."""

INK = "#18223c"
NAVY = "#263a63"
STEEL = "#4c6590"
DEEP = "#0f1730"
CREAM = "#f5ead2"
PAPER = "#fbf5e6"
STONE = "#d3c3a0"
BRICK = "#b8432f"
RUST = "#87301f"
CORAL = "#e27d5b"
BLUSH = "#f2bf9d"
TEAL = "#1f7c7c"
PINE = "#11505a"
FOAM = "#8cc3b6"
OCHRE = "#e0a132"
STRAW = "#f3d284"
VIOLET = "#6b5489"
DUSK = "#42376a"
LILAC = "#b9a0c6"
SKY = "#b6d8dd"
MIST = "#dde9e2"
MOSS = "#72843f"
OLIVE = "#47582f"
LIME = "#aab65c"
UMBER = "#5b3826"
TAN = "#c08a55"
SLATE = "#5a6a7b"

SKINS = ("#f0c19c", "#d99c6c", "#b87444", "#8d5430", "#5f3822")
HAIRS = ("#1d1a22", "#4a2d20", "#8a5228", "#c9963f", "#cfc8bd", "#7d2f22")
COATS = (BRICK, TEAL, OCHRE, NAVY, VIOLET, CREAM, CORAL, PINE, MOSS, FOAM)


def channels(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def mix(first, second, share):
    """The colour a `share` of the way from the first to the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(colour, share=0.25):
    return mix(colour, DEEP, share)


def lighter(colour, share=0.25):
    return mix(colour, PAPER, share)
