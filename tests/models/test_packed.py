"""What is kept packed comes back as it was, by every way in and out of the database."""

import io
import json
import zlib

import pytest
from django.core import serializers
from hypothesis import given
from hypothesis import strategies as st

from centres.fields.rows import insert, update_rows
from centres.models import SourceFiche
from centres.models.columns import packed, unpacked
from tests.factories import make_action, make_source

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()) | st.just("\ud83d"),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(), some, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_what_is_packed_comes_back(value):
    assert unpacked(packed(value)) == {name: part for name, part in value.items() if part}


def test_anybody_reads_it_by_zlib_and_json():
    """What docs/decisions/sources-are-packed.md promises."""
    assert json.loads(zlib.decompress(packed({"text": "Fête", "values": {"year": 2020}}))) == {
        "text": "Fête",
        "values": {"year": 2020},
    }


def test_it_takes_a_third_of_the_room():
    text = "\n".join(f"- Atelier {n}, le {n % 28 + 1} mai, avec {n * 7 % 31} personnes" for n in range(80))
    whole = {"text": text, "values": {"description": text}, "field_lines": {"description": [1, 80]}}
    assert len(packed(whole)) < len(json.dumps(whole)) / 3


@pytest.mark.django_db
def test_a_source_is_read_as_it_was_written_by_every_way_in():
    action = make_action()
    told = {"text": "Actions\nFête", "values": {"year": 2020}, "field_lines": {"title": [2, 2]}}
    by_name = make_source(action, **told)
    rows = {"action_id": action.pk, "run_id": None, "key": "a", "sha256": "a", "content": told}
    (pk,) = insert(SourceFiche, [rows])
    for source in SourceFiche.objects.filter(pk__in=(by_name.pk, pk)):
        assert (source.text, source.values, source.carried) == (told["text"], told["values"], {})
        assert source.field_lines == {"title": [2, 2]}
    update_rows(SourceFiche, {pk: {"content": {"text": "Autre"}}})
    assert SourceFiche.objects.get(pk=pk).content == {"text": "Autre"}


@pytest.mark.django_db
def test_a_part_that_changes_is_saved():
    source = make_source(make_action())
    source.values["year"] = 2021
    source.carried |= {"title": "Fête"}
    source.save()
    assert SourceFiche.objects.get().values == {"year": 2021}
    assert SourceFiche.objects.get().carried == {"title": "Fête"}


@pytest.mark.django_db
def test_a_source_without_a_word_is_found_as_one():
    action = make_action()
    typed, read = make_source(action, ""), make_source(action)
    # Looked at, and saved: it still says nothing.
    assert (typed.values, typed.field_lines) == ({}, {})
    typed.save()
    assert list(SourceFiche.objects.filter(content={})) == [typed]
    assert list(SourceFiche.objects.exclude(content={})) == [read]


@pytest.mark.django_db
def test_a_source_goes_through_a_serialiser():
    source = make_source(make_action(), values={"title": "Fête"})
    told = serializers.serialize("json", SourceFiche.objects.all())
    SourceFiche.objects.update(content={})
    (row,) = serializers.deserialize("json", io.StringIO(told))
    row.save()
    source.refresh_from_db()
    assert (source.text, source.values) == ("Actions\nTitre", {"title": "Fête"})
