"""What the database writes of a fiche's texts is what a text at a time would be, on both databases."""

import pytest

from centres.exports.batches import batches
from centres.exports.csv_lines import CsvLayout, csv_cell
from centres.models import Action
from tests.factories import make_action

pytestmark = pytest.mark.django_db
ODD = (
    "", "des enfants", "- un\n- deux", "=1+1", "+33", "@nom", "\tretrait", "\rretour", "'=1", "''", "'", "'été",
    'dit "oui"', '"', '-"', "une ; deux , trois | quatre", "ligne\r\nligne", "été 🎪", "Zoé", "a", "À", "~", "[x]",
    "%s %d", "un\x1fdeux", "un\x1edeux", "\x1f=1", " =1",
)  # fmt: skip


@pytest.mark.parametrize("separator", [";", ",", "|", "\t"])
def test_texts_are_written_by_the_database_as_one_at_a_time(separator):
    layout = CsvLayout(separator)
    for odd in ODD:
        make_action(summary=odd, description=odd, resources=odd, result_centre=odd, impacts="fin")

    (batch,) = batches(layout.annotated(Action.objects.visible_to(None)), columns=layout.columns)

    texts = Action.objects.order_by("pk").values(*layout.texts)
    for row, told in zip(batch.rows, texts, strict=True):
        cells = {key: csv_cell(text, True) or '""' for key, text in told.items()}
        expected = [separator.join(cells[key] for key in keys).encode() for keys in layout.runs["texts"]]
        assert layout.texts_of(row) == expected, told["summary"]


def test_a_fiche_that_holds_a_mark_is_read_a_text_at_a_time(django_assert_num_queries):
    layout = CsvLayout(";")
    make_action(summary="un\x1edeux")
    make_action(summary="deux")
    (batch,) = batches(layout.annotated(Action.objects.visible_to(None)), columns=layout.columns)

    with django_assert_num_queries(1):
        written = [layout.texts_of(row) for row in batch.rows]

    assert any(b"un\x1edeux" in run for run in written[0])
    assert not any(b"\x1e" in run for run in written[1])
