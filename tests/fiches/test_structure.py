"""« Structure organisatrice »: a centre and a département in one value."""

import pytest

from centres.fiches.values.structure import read_structure, write_structure


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("Le Patio - Isère", ("Le Patio", "Isère")),
        ("L' Arche - Centre social - Isère", ("L' Arche - Centre social", "Isère")),
        ("Le Patio - - Isère", ("Le Patio -", "Isère")),
        ("Le Patio -", ("Le Patio", "")),
        ("Le Patio", ("Le Patio", "")),
        ("-Le Patio", ("-Le Patio", "")),
        ("- Isère", ("", "Isère")),
        # What a browser leaves between two words without showing it.
        ("- \u200bIsère", ("", "Isère")),
        ("\ufeffLe Patio\u200b - \u200bIsère\u200b", ("Le Patio", "Isère")),
        ("-", ("", "")),
    ],
)
def test_the_two_parts_of_a_value(value: str, parts: tuple[str, str]) -> None:
    assert read_structure(value) == parts
    assert read_structure(write_structure(*parts)) == parts
