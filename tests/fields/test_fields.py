"""Each field: written, read back, pictured and taken back to, whatever its kind."""

import json

import pytest

from centres.fields.field import ColumnField, labels_of
from centres.fields.fields import FIELDS
from centres.fields.labels import Labels
from centres.fields.reading import read_values
from centres.fields.spellings import UnseenCentre, UnseenTerm
from centres.fields.writing import create_actions, update_actions
from centres.models import Action
from centres.models.source import FIELD_NAMES
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db

# Columns of a fiche that no source tells.
OURS = {
    "id", "slug", "state", "version", "created_at", "updated_at", "published_at", "completeness", "first_missing",
    "reviewed_at", "reviewed_by_id",
}  # fmt: skip


@pytest.fixture(scope="module")
def shared_action(shared_rows, tmp_path_factory) -> int:
    """A fiche that says something in every field."""
    with shared_rows():
        texts = {field.name: f"Du texte ({field.name})." for field in FIELDS if field.nothing == ""} | {
            "title": "Jardin des voisins",
            "resources": "Charges : 300 €\nAchats : 300 €\nProduits : 300 €\nCAF : 300 €",
            "people": "3 bénévoles, une dizaine de participants",
        }
        import_fiches(
            tmp_path_factory.mktemp("page"), garden(status="Terminée", attachments=("plan.pdf", "bilan.odt"), **texts)
        )
        section = {"label": "Atouts", "text": "Une terre noire.", "line": 12}
        Action.objects.update(year=2019, other_sections=[section])
        return Action.objects.get().pk


@pytest.fixture
def action(shared_action) -> Action:
    return Action.objects.get(pk=shared_action)


def values_of(action: Action) -> dict:
    return read_values([action.pk])[action.pk]


def test_every_field_of_the_fiche_says_something(action):
    assert [field.name for field in FIELDS if field.is_empty(values_of(action)[field.name])] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_what_is_written_is_read_back(field, action):
    value = values_of(action)[field.name]
    (other,) = create_actions([{"title": "Autre"}], state="draft")

    update_actions({other: {field.name: value}})

    read = read_values([other])[other]
    assert read[field.name] == value
    assert [one.name for one in FIELDS if one.name not in (field.name, "title") and read[one.name] != one.nothing] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_picture_is_json_that_leads_back_to_the_value(field, action):
    value = values_of(action)[field.name]

    drawn = json.loads(json.dumps(field.snapshot(value, labels_of([(field, value)]))))

    assert field.from_snapshot({field.name: drawn}) == value
    assert field.snapshot(field.nothing, Labels([])) in (None, "", [], {})


def test_several_actions_are_written_at_once_each_with_its_own_fields(action):
    one, other = create_actions([{"title": "Une"}, {"title": "Autre", "limits": "Il pleut."}], state="draft")

    update_actions({one: {"summary": "Le samedi."}, other: {"title": "Encore une", "year": 2020}})

    rows = Action.objects.order_by("pk").values_list("title", "slug", "summary", "limits", "year", "version")
    assert list(rows.filter(pk__in=(one, other))) == [
        ("Une", "une", "Le samedi.", "", None, 2),
        ("Encore une", "encore-une", "", "Il pleut.", 2020, 2),
    ]


def test_what_nobody_has_seen_says_so():
    labels = Labels([])

    assert labels.of("keyword", UnseenTerm("keyword", "four", "Four")) == "Four (nouvelle valeur, à vérifier)"
    assert labels.of("centre", UnseenCentre("le mail", "", "Le Mail", "")) == "Le Mail (nouveau centre)"


def test_every_column_of_an_action_is_a_field_or_ours():
    columns = {column.attname for column in Action._meta.concrete_fields}

    assert columns - OURS == {field.column for field in FIELDS if isinstance(field, ColumnField)}


def test_every_field_has_a_french_name():
    assert [field.name for field in FIELDS] == list(FIELD_NAMES)
