"""Numbers as lists display them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def marker_of(number: int, style: str) -> str:
    """Give a number in the style of an ``ol``'s ``type``: ``a``, ``A``, ``i``, ``I``; else, and out of a style's range, in digits."""
    if style in {"i", "I"} and 1 <= number <= 3999:  # the range of CSS Counter Styles 3
        return _roman(number) if style == "i" else _roman(number).upper()
    if style in {"a", "A"} and number >= 1:
        return _letters(number) if style == "a" else _letters(number).upper()
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _letters(number: int) -> str:
    written = ""
    while number:
        number, index = divmod(number - 1, 26)
        written = chr(ord("a") + index) + written
    return written
