"""The words that measure, and how finely each can be measured."""

#: As editors type them. All are read from pasted lines; those that are not here stay in the item.
UNITS = (
    "g", "gr", "gram", "grams", "kg", "kilo", "kilos", "mg", "oz", "ounce", "ounces", "lb", "lbs", "pound", "pounds",
    "ml", "cl", "dl", "l", "litre", "litres", "liter", "liters", "pint", "pints", "cup", "cups",
    "tbsp", "tbsps", "tbs", "tablespoon", "tablespoons", "tsp", "tsps", "teaspoon", "teaspoons", "cm",
    "pinch", "pinches", "dash", "dashes", "drop", "drops", "splash", "knob", "knobs", "handful", "handfuls",
    "bunch", "bunches", "sprig", "sprigs", "stalk", "stalks", "stick", "sticks", "clove", "cloves", "bulb", "bulbs",
    "head", "heads", "slice", "slices", "piece", "pieces", "sheet", "sheets", "rasher", "rashers", "fillet", "fillets",
    "tin", "tins", "can", "cans", "jar", "jars", "packet", "packets", "sachet", "sachets", "bottle", "bottles",
    "glass", "glasses", "thumb", "strip", "strips",
)  # fmt: skip
#: What scales weigh and jugs measure, in the smaller unit of each pair.
METRIC = {
    **dict.fromkeys(("g", "gr", "gram", "grams"), ("g", 1)),
    **dict.fromkeys(("kg", "kilo", "kilos"), ("g", 1000)),
    "ml": ("ml", 1),
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), ("ml", 1000)),
}
LARGER = {"g": "kg", "ml": "l"}
#: What a spoon or a cup can hold a part of; all else (eggs, tins, cloves) is cut in halves at most.
SPOONS = frozenset(
    ["cup", "cups", "tbsp", "tablespoon", "tablespoons", "tsp", "teaspoon", "teaspoons", "pint", "pints", "oz", "lb"]
)
_INVARIABLE = frozenset(["tbsp", "tsp", "lb", "gr"])
PLURALS = {
    word: plural
    for word in UNITS
    for plural in (f"{word}s", f"{word}es")
    if plural in UNITS and word not in _INVARIABLE
}
SINGULARS = {plural: word for word, plural in PLURALS.items()}


def last_word(unit: str) -> str:
    """Return what counts in "heaped tsp" and "x 400 g tins"."""
    words = unit.lower().split()
    return words[-1] if words else ""


def agreeing(unit: str, is_one: bool) -> str:
    """Return `unit` in the number of a scaled amount: "2 cups" halved is "1 cup"."""
    word = last_word(unit)
    other = (SINGULARS if is_one else PLURALS).get(word)
    return unit[: -len(word)] + other if other and unit.endswith(word) else unit
