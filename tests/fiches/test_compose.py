"""Fiches that were never read: typed by hand, or edited."""

from centres.fiches import Fiche, ListingRow, PageFurniture, compose, read_text
from centres.fiches.record import fiche_from_record

from .samples import page, read_one, whole_fiche


def test_a_fiche_without_labels_shows_every_mandatory_one() -> None:
    assert compose([Fiche(title="Bal", centre="Le Tilleul", department="Isère")]).count("\n- ") == 21
    assert "Raisons" not in compose([Fiche(title="Bal")])


def test_an_optional_label_shows_when_it_has_a_value() -> None:
    assert "- Précision ( si autre )\nLes voisins\n" in compose([Fiche(title="Bal", initiator_details="Les voisins")])


def test_a_typed_fiche_reads_back() -> None:
    fiche = Fiche(title="Bal", centre="A - B", status="En cours", keywords=("Santé", "Culture"), summary="Un\nDeux")
    read = read_one(compose([fiche]))
    assert (read.title, read.centre, read.department, read.keywords) == ("Bal", "A - B", "", ("Santé", "Culture"))
    assert (read.status, read.summary) == ("En cours", "Un\nDeux")


def test_a_line_break_in_a_title_is_a_space() -> None:
    assert compose([Fiche(title="Bal\r\n du lundi")]).split("\n")[1] == "Bal du lundi"


def test_fiches_beyond_the_pages_come_last() -> None:
    pages = [PageFurniture("Les actions des centres sociaux", (ListingRow("Bal", "", None),), 1)]
    lines = compose([Fiche(title="Bal"), Fiche(title="Tri")], pages).split("\n")
    assert lines[:3] == ["Les actions des centres sociaux", "Nom | Département | Année |", "Bal |  |  |"]
    assert lines.count("Actions") == 2


def test_a_source_line_is_never_used_to_compose() -> None:
    fiche = read_one(page("- Public", "- Adultes", "du texte perdu"))
    assert "du texte perdu" in fiche.text
    assert "du texte perdu" not in compose([fiche])


def test_a_whole_fiche_is_composed_to_the_letter() -> None:
    text = whole_fiche(keywords="-\n- Santé", initiators="-", partners="-\nPartenaires d'action:", summary="Un\nDeux")
    assert compose(read_text(text).fiches) == text


def test_a_table_with_markdown_s_rule_is_composed_to_the_letter() -> None:
    text = f"Nom | Département | Année |\n---|---|---|\nBal | Isère | 2019 |\n{page()}"
    reading = read_text(text)
    assert compose(reading.fiches, reading.pages) == text


def test_a_record_gives_the_fiche_that_is_printed_and_its_year() -> None:
    fiche = fiche_from_record({"title": "Bal", "year": 2014, "keywords": ["Santé"], "summary": None})
    assert fiche == Fiche(title="Bal", year=2014, keywords=("Santé",))
