"""The fiches nearest to a fiche or to a text, and whether the reasons given are true."""

import io
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import call_command
from hypothesis import given
from hypothesis import settings as settings_of_examples
from hypothesis.strategies import data, integers, sets
from pyroaring import BitMap

from centres.catalogue.alike import weights
from centres.catalogue.alike.candidates import WEIGHTS
from centres.catalogue.alike.nearest import near_action, near_text
from centres.catalogue.index import current_state, sample
from centres.language import stem, stems, tells
from centres.language.words import compounds
from centres.models import Action
from centres.models.action_text import NARRATIVES, section_texts
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db
TERMS = {"theme": "themes", "public": "publics", "partenaire": "partner_list"}


def detailed(action: Action) -> Action:
    return Action.objects.for_detail().get(pk=action.pk)


def nearest(action: Action, most: int = 3) -> list:
    return near_action(detailed(action), current_state(), most).rows


def titles(rows: list) -> list[str]:
    return [row.action.title for row in rows]


def why(row) -> str:
    return ", ".join("".join(part) for part in row.reason.parts)


def texts_of(action: Action) -> str:
    told = [getattr(action, name) for name in NARRATIVES]
    return "\n".join([action.title, action.summary, *told, *section_texts(action.other_sections)])


def labels_of(action: Action, name: str) -> set[str]:
    if name == "echelle":
        return {action.scale.label} if action.scale else set()
    return {term.label for term in getattr(action, TERMS[name])}


@pytest.fixture
def _small_catalogue() -> None:
    files = sorted((settings.BASE_DIR / "fixtures" / "fiches").glob("*.txt"))
    call_command("import_fiches", *files, stdout=io.StringIO(), stderr=io.StringIO())


@pytest.mark.usefixtures("_small_catalogue")
def test_every_reason_of_every_fiche_is_true():
    fiches = list(Action.objects.for_detail())
    assert len(fiches) == 23
    told = [(name, label) for action in fiches for name in WEIGHTS for label in labels_of(action, name)]
    # What many carry says nothing of two of them, nor what is made of words of every fiche (« Tout public »).
    silent: dict[str, set[str]] = {name: set() for name in WEIGHTS}
    for (name, label), times in Counter(told).items():
        if times > 8 or not any(map(tells, stems(label))):
            silent[name].add(label)
    for action in fiches:
        rows = nearest(action)
        assert len(rows) == 3 or action.title.startswith("Projet sport")
        for row in rows:
            other, reason = detailed(row.action), row.reason
            assert other.pk != action.pk
            for name, labels in reason.labels.items():
                ours, theirs = labels_of(action, name), labels_of(other, name)
                assert labels == [label for label in labels if label in ours & theirs]
                assert ours & theirs - set(labels) <= silent[name]
                assert (name in reason.same) == (ours == theirs and name != "partenaire")
            assert {name for name in WEIGHTS if labels_of(action, name) & labels_of(other, name) - silent[name]} == set(
                reason.labels
            )
            assert reason.is_same_centre == (action.centre_id == other.centre_id)
            said, found = ([*stems(text), *compounds(text)] for text in map(texts_of, (action, other)))
            for word in reason.words:
                assert set(stems(word)) <= set(said) & set(found), (action.title, other.title, word)
            assert reason.labels or reason.words


@pytest.mark.usefixtures("_small_catalogue")
def test_the_words_of_a_text_are_in_the_fiches_they_lead_to():
    text = "Nous voulons ouvrir un jardin partagé avec les seniors du quartier, et y faire du compost avec la Caf."
    rows = near_text(text, current_state(), 5).rows

    assert rows[0].action.title.startswith("Jardin partagé")
    assert why(rows[0]) == "Partenaire Caf nommé par le texte, mots communs : jardin, compost, partagé"
    for row in rows:
        other = detailed(row.action)
        assert all(set(stems(word)) <= set(stems(text)) & set(stems(texts_of(other))) for word in row.reason.words)
        assert all(set(labels) <= labels_of(other, name) for name, labels in row.reason.labels.items())


@pytest.mark.parametrize("text", ["Des jeunes parents de notre commune rurale.", "Nous avons une idée, un budget."])
def test_words_that_every_fiche_holds_and_ordinary_words_name_nothing(text):
    make_action("Fête", partners=["commune"], summary="Une idée, un budget.")

    assert near_text(text, current_state(), 5).rows == []


def test_a_partner_is_named_by_a_capital_or_an_acronym():
    make_action("Fête", partners=["commune"])
    make_action("Café", partners=["caf"])

    assert titles(near_text("Avec la Commune, un lendemain.", current_state(), 5).rows) == ["Fête"]
    assert titles(near_text("Avec la caf, un lendemain.", current_state(), 5).rows) == ["Café"]


def test_a_label_that_most_fiches_carry_is_no_reason():
    for number in range(12):
        make_action(f"Fiche {number}", audiences=["familles"], centre=make_centre(f"Centre {number}"))
    one = make_action("Une", audiences=["familles", "seniors"])
    other = make_action("Autre", audiences=["familles", "seniors"])

    assert titles(nearest(one)) == [other.title]
    assert why(nearest(one)[0]) == "Même public (Seniors)"


def test_a_draft_is_never_near():
    action = make_action("Jardin des voisins", summary="Compost et potager.")
    make_action("Jardin des voisins bis", state="draft", summary="Compost et potager.")
    make_action("Le potager", state="archived", summary="Compost et potager.")
    shown = make_action("Au potager", summary="Compost.")

    assert titles(nearest(action)) == ["Au potager"]
    Action.objects.filter(pk=shown.pk).update(state="draft")
    assert nearest(action) == []
    assert near_text("Compost et potager", current_state(), 5).rows[0].action.pk == action.pk


def test_an_edit_is_seen_at_once():
    action = make_action("Compost")
    other = make_action("Cuisine")
    assert nearest(action) == []

    other.summary = "Le compost de la cuisine."
    other.save()
    assert why(nearest(action)[0]) == "Mot commun : compost"


def test_a_word_of_the_centre_s_name_is_no_word_of_its_fiches():
    action = make_action("Jardin")
    make_action("Couture", centre=make_centre("Centre social du Jardin"))

    assert nearest(action) == []


def test_one_centre_and_one_title_come_once_while_there_are_others():
    here, there = make_centre("Ici"), make_centre("Là-bas")
    text = "Compost, potager, semis, verger, ruches."
    action = make_action("Jardin", summary=text, centre=here)
    for year in (2012, 2013, 2014):
        make_action("Potager", summary=text, centre=here, year=year)
    make_action("Potager", summary=text, centre=there)
    make_action("Ruches", summary="Des ruches.", centre=make_centre("Plus loin"))

    rows = nearest(action, 2)
    assert sorted(titles(rows)) == ["Potager", "Ruches"]
    assert len(nearest(action, 4)) == 4
    assert sum(row.reason.is_same_centre for row in nearest(action, 5)) == 3


def test_what_is_the_same_centre_or_the_same_public_is_said():
    centre = make_centre()
    action = make_action("Jardin", centre=centre, audiences=["adultes", "seniors"], partners=["caf", "commune"])
    make_action("Cuisine", centre=centre, audiences=["seniors", "adultes"], partners=["commune", "caf"])
    make_action("Couture", audiences=["adultes"], partners=["caf"])
    by_title = {row.action.title: why(row) for row in nearest(action)}

    assert by_title == {
        "Cuisine": "Même centre, mêmes publics (Adultes, Seniors), 2 partenaires en commun (Caf, Commune)",
        "Couture": "Public Adultes en commun, partenaire Caf en commun",
    }


def test_a_label_that_says_nothing_brings_nothing_together():
    action = make_action("Jardin", partners=["autre"])
    make_action("Cuisine", partners=["autre"])

    assert nearest(action) == []


def test_labels_are_named_whole_whatever_their_number_or_their_case():
    make_action("Goûter", audiences=["seniors"], keywords=["sante"])
    rows = near_text("Pour un SÉNIOR ou un senior", current_state(), 5).rows
    assert why(rows[0]) == "Public Seniors nommé par le texte"
    make_action("Sortie", keywords=["culture", "sante"])
    rows = near_text("De la culture, et de la santé", current_state(), 5).rows
    assert why(rows[0]) == "2 thèmes nommés par le texte (Santé, Culture)"
    # « commun » is no commune.
    make_action("Marché", partners=["commune"])
    assert near_text("Un projet en commun", current_state(), 5).rows == []


@pytest.mark.parametrize("text", ["", "   \n ", "le la les avec nous", "12 34 567", "« … » !", "日本語"])
def test_a_text_without_a_telling_word_finds_nothing_and_says_so(text):
    make_action("Nous avec le jardin 12")
    found = near_text(text, current_state(), 5)

    assert (found.rows, found.has_words) == ([], False)


def test_a_text_that_no_fiche_resembles_finds_nothing():
    make_action("Jardin")
    found = near_text("qzerty uiopq", current_state(), 5)

    assert (found.rows, found.has_words) == ([], True)


def test_a_catalogue_without_fiches_has_nothing_near():
    assert near_text("Un jardin", current_state(), 5).rows == []


def test_hostile_texts_are_read():
    make_action("Jardin")
    for text in ("\0jardin", "jardin' OR 1=1 --", '"jardin" AND (', "jardin:*", "é" * 9000, "jardin " * 1400, "\ud800"):
        near_text(text, current_state(), 5)


def test_queries_are_few_whatever_the_words(django_assert_max_num_queries):
    action = make_action("Jardin " + " ".join(f"mot{letter}" for letter in "abcdefghij"), keywords=["sante"])
    for number in range(30):
        make_action(f"Jardin mota {number}", keywords=["sante"][number > 5 :], centre=make_centre(f"Centre {number}"))
    detailed_action, catalogue = detailed(action), current_state()
    with django_assert_max_num_queries(7):
        assert len(near_action(detailed_action, catalogue, 3).rows) == 3


def current_rarity() -> weights.Rarity:
    return weights.current_rarity(current_state().index)


def test_a_large_catalogue_is_told_by_a_sample(monkeypatch):
    monkeypatch.setattr(sample, "MOST_SAMPLED", 10)
    for number in range(40):
        make_action(f"Jardin {('potager', 'verger')[number % 2]}")
    rarity = current_rarity()

    assert 5 <= rarity.size <= 15
    assert (rarity.published, rarity.counts["jardin"]) == (40, rarity.size)
    assert rarity.weights["jardin"] == 0
    assert rarity.expected("jardin") == 40


def test_the_sample_is_read_again_only_when_one_of_its_fiches_changed(monkeypatch):
    monkeypatch.setattr(sample, "MOST_SAMPLED", 10)
    actions = [make_action("Jardin") for _ in range(40)]
    drawn = current_state().index.sample.ids
    within, without = ([pk in drawn for pk in (row.pk for row in actions)].index(there) for there in (True, False))
    first = current_rarity().weights
    Action.objects.filter(pk=actions[without].pk).update(title="Potager")
    assert current_rarity().weights is first

    Action.objects.filter(pk=actions[within].pk).update(title="Potager")
    assert current_rarity().weights.counts[stem("potager")] == 1


@settings_of_examples(max_examples=30)
@given(data())
def test_every_process_weighs_words_alike_whatever_it_saw(drawing):
    """One sample follows each change, the other is made at the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "MOST_SAMPLED", 10)
        published = BitMap(drawing.draw(sets(integers(1, 500))))
        followed = sample.Sample.of(published)
        for _ in range(4):
            gone = BitMap(drawing.draw(sets(integers(1, 500))))
            back = BitMap(drawing.draw(sets(integers(1, 500))))
            published = published - gone | back
            followed = followed.replaced(gone | back, back, published)

        assert followed.ids == sample.Sample.of(published).ids
        assert len(published) <= 10 or len(followed.ids) < len(published)


@pytest.mark.usefixtures("_small_catalogue")
def test_a_fiche_says_the_same_whether_its_line_is_read_or_made():
    catalogue = current_state()
    for action in Action.objects.published().select_related("text"):
        made = near_action(detailed(action), catalogue, 3)
        assert near_action(detailed(action), catalogue, 3, action.text.words) == made
