"""A page however it comes: copied, saved, pasted. Each file of tests/corpus/hands reads as `dashed.txt` does."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from centres.fiches import Reading, compose, read_bytes, read_text
from centres.fiches.hands import dash_lines
from tests.real_page import REAL_PAGE, needs_real_page

from .hands import HANDS, MAKER, without_hand
from .samples import codes, page, read_one, values

# Firefox cuts the lines of what it saves: they are joined before a page is read (tests/importing/documents).
FILES = [
    pytest.param(path, id=path.stem)
    for path in sorted(HANDS.glob("*.txt"))
    if path.stem not in ("dashed", "firefox-saved")
]


def read(data: bytes) -> Reading:
    reading = read_bytes(data)
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize("path", FILES)
def test_a_page_reads_the_same_through_every_hand(path: Path) -> None:
    dashed, other = read((HANDS / "dashed.txt").read_bytes()), read(path.read_bytes())
    assert [without_hand(fiche) for fiche in other.fiches] == [without_hand(fiche) for fiche in dashed.fiches]
    assert other.line_counts["unrecognised"] == 0
    assert [issue.code for fiche in other.fiches for issue in fiche.issues] == []


@pytest.mark.parametrize("path", FILES)
def test_a_page_composed_keeps_the_bullets_it_came_with(path: Path) -> None:
    reading = read(path.read_bytes())
    again = read_text(compose(reading.fiches, reading.pages))
    assert values(again) == values(reading)
    assert [fiche.bullet for fiche in again.fiches] == [fiche.bullet for fiche in reading.fiches]


def test_what_chromium_copies_is_composed_to_the_byte_but_for_its_blank_lines() -> None:
    data = (HANDS / "chromium-copied.txt").read_text(encoding="utf-8")
    reading = read_text(data)
    lines = [line for line in data.split("\n") if line and "\t" not in line]
    composed = compose(reading.fiches, [replace(one, listing=None) for one in reading.pages]).split("\n")
    assert composed == lines


def test_every_file_has_its_row_in_the_table() -> None:
    table = (HANDS / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in HANDS.iterdir() if f"`{path.name}`" not in table and path.name != "README.md"] == []


def test_without_bullets_a_long_line_of_a_list_is_kept_apart() -> None:
    long = "Une phrase entière, qui n'est le nom de rien, et que quelqu'un a écrite au mauvais endroit."
    text = page("- Mots clés associés à l'action", "- Santé", "- Lecture à voix haute", "- Résumé", "Un.")
    bare = text.replace("- ", "").replace("Santé\n", f"Santé\n{long}\n")
    fiche = read_one(bare)
    assert (fiche.keywords, fiche.summary) == (("Santé", "Lecture à voix haute"), "Un.")
    assert [line.text for line in fiche.unrecognised] == [long]


def test_without_bullets_the_labels_are_those_that_spoil_no_list() -> None:
    bodies = ["- Public", "- Adultes", "- Description générale", "On s'adresse au", "Public", "du quartier."]
    fiche = read_one(page(*bodies).replace("- ", ""))
    assert (fiche.audiences, fiche.description) == (("Adultes",), "On s'adresse au\nPublic\ndu quartier.")


def test_a_fiche_whose_first_label_alone_lost_its_dash_has_dashes() -> None:
    text = page("- Résumé", "Un.", "- Public", "- Adultes", "- Résultat sur le territoire", "- rien")
    fiche = read_one(text.replace("- Structure", "Structure"))
    assert (fiche.bullet, fiche.summary, fiche.result_territory) == ("-", "Un.", "- rien")


@pytest.mark.parametrize(
    ("line", "bullet", "shown"),
    [
        ("• Santé", "•", "- Santé"),
        ("*     * Culture", "•", "- Culture"),
        ("·", "•", "-"),
        ("Santé", "", "- Santé"),
        ("Santé", "•", "Santé"),
        ("Une phrase.", "", "Une phrase."),
    ],
)
def test_a_value_is_shown_with_one_dash(line: str, bullet: str, shown: str) -> None:
    assert dash_lines([line], range(1), bullet) == {0: shown}


@pytest.mark.parametrize(
    ("end", "is_cut"), [("- Avec qui cette action a-t-elle", True), ("Avec qui cette action a-t-elle", False)]
)
def test_a_label_is_cut_where_it_has_the_bullet_of_the_others(end: str, is_cut: bool) -> None:
    fiche = read_one(page("- Résumé", "Un.", "- Public", "- Adultes", end))
    assert ("cut_label" in codes(fiche)) is is_cut


@needs_real_page
def test_the_real_page_reads_the_same_in_all_nine_variants(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(MAKER), str(REAL_PAGE), str(tmp_path)], check=True)
    wanted = [without_hand(fiche) for fiche in read(REAL_PAGE.read_bytes()).fiches]
    variants = sorted(tmp_path.glob("*.txt"))
    assert len(variants) == 9
    for path in variants:
        reading = read(path.read_bytes())
        assert [without_hand(fiche) for fiche in reading.fiches] == wanted, path.name
        assert reading.line_counts["unrecognised"] == 0, path.name
        assert values(read_text(compose(reading.fiches, reading.pages))) == values(reading), path.name
