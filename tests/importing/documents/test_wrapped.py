"""Lines that a browser cut to its width, and those that only look so."""

import pytest

from centres.importing.documents.wrapped import _goes_on, whole_lines

LABEL = "  * Description de l'expérience, ses objectifs, ses acteurs et ses"


@pytest.mark.parametrize(
    ("above", "line", "goes_on"),
    [
        (LABEL, "    différentes phases.", True),
        # What is blank at the end of a line is no part of its width.
        (LABEL + 15 * " ", "    différentes phases.", True),
        (f"    {'mot ' * 16}mots", f"    {'a' * 8}", True),
        # The word had its place above, or begins elsewhere, or is an item.
        (LABEL, "    on.", False),
        (LABEL, "différentes phases.", False),
        (LABEL, "  * différentes phases.", False),
        ("Une ligne courte", "suivie d'une autre", False),
        ("", "Un début", False),
        ("x" * 73, "Un début", False),
    ],
)
def test_a_line_goes_on_where_its_first_word_had_no_place_above(above: str, line: str, goes_on: bool) -> None:
    assert _goes_on(above, line) is goes_on


def test_only_a_cut_label_shows_that_a_page_was_cut() -> None:
    cut = f"{LABEL}\n    différentes phases.\n\nun essai de longue coupe sur un mot qui se trouve être co-\nconstruit"

    assert (
        whole_lines(cut.replace("\n", "\r\n").encode())
        == (
            f"{LABEL} différentes phases.\n\nun essai de longue coupe sur un mot qui se trouve être co-\nconstruit"
        ).encode()
    )
    assert whole_lines("\n".join(["mot " * 18, "mot"]).encode()) is None
    assert whole_lines(f"{'x' * 400}\n{cut}".encode()) is None
    assert whole_lines(cut.encode("cp1252")) is None
