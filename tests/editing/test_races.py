"""Saves and imports at the same moment, from real connections: no text goes without being said.

Each text that somebody sent stands, or is on the page that refused it, or is in the history.
RACES says how many rounds of each kind (`make races`: 100).
"""

from pathlib import Path

import pytest

from centres.editing.merging.merge import CannotMerge, merge_rows
from centres.models import Action, CatalogueChange, FieldConflict, Keyword, Merge, Revision
from tests.admin.pages import change_url
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches

from .races import ROUNDS, at_once, client_of, form_of, where_texts_are

FIELDS = ("summary", "limits", "budget-0-total")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fiche(tmp_path: Path) -> Action:
    import_fiches(tmp_path, garden())
    return Action.objects.get()


def test_of_two_saves_one_stands_and_the_other_is_shown(fiche):
    people, url = (client_of("une"), client_of("autre")), change_url(fiche)
    for number in range(ROUNDS):
        texts = [[f"{name} {number}", f"limite {name} {number}", str(2_000 + number * 2 + who)]
                 for who, name in enumerate(("une", "autre"))]  # fmt: skip
        values = form_of(people[0], url)
        sent = [values | dict(zip(FIELDS, some, strict=True)) for some in texts]
        version = Action.objects.get().version

        pages = at_once(lambda: people[0].post(url, sent[0]), lambda: people[1].post(url, sent[1]))  # noqa: B023

        assert sorted(page.status_code for page in pages) == [302, 409]
        assert Action.objects.get().version == version + 1
        won = next(some for some, page in zip(texts, pages, strict=True) if page.status_code == 302)
        action = Action.objects.get()
        assert [action.summary, action.limits, f"{action.budget.total:.0f}"] == won
        found = where_texts_are(*pages)
        assert [text for some in texts for text in some if text not in found] == []
    assert Revision.objects.count() == ROUNDS


def test_of_a_save_and_an_import_every_text_is_found(fiche, tmp_path):
    person, url = client_of("une"), change_url(fiche)
    outcomes = set()
    for number in range(ROUNDS):
        texts = [f"une {number}", f"limite {number}", str(5_000 + number)]
        read = [f"source {number}", f"limite lue {number}", f"{8_000 + number} euros"]
        sent = form_of(person, url) | dict(zip(FIELDS, texts, strict=True))
        page = garden(summary=read[0], limits=read[1], resources=read[2])

        saved, report = at_once(
            lambda: person.post(url, sent),  # noqa: B023
            lambda: import_fiches(tmp_path, page),  # noqa: B023
        )

        outcomes.add(saved.status_code)
        assert saved.status_code in (302, 409)
        assert report.refused is None
        found = where_texts_are(saved)
        amounts = [f"{8_000 + number}"]
        assert [text for text in (*texts, *read[:2], *amounts) if text not in found] == []
        if saved.status_code == 302:
            # The import came second: it kept the correction, or the save came on top of nothing it had not seen.
            assert Action.objects.get().summary == texts[0]
        FieldConflict.objects.update(decision="kept")
    assert CatalogueChange.objects.exists()
    assert outcomes <= {302, 409}


def merged(kept, gone) -> Merge | str:
    try:
        return merge_rows(kept, gone)
    except CannotMerge as refusal:
        return str(refusal)


def test_of_two_merges_of_the_same_fiches_one_is_done():
    for label in ("Santé", "Culture"):
        Keyword.objects.get_or_create(label=label)
    for _ in range(ROUNDS):
        one, other = make_action("Jardin", keywords=["sante"]), make_action("Verger", keywords=["culture"])

        done = at_once(lambda: merged(one, other), lambda: merged(other, one))  # noqa: B023

        assert sorted(type(each) for each in done if isinstance(each, Merge)) == [Merge]
        assert "n’est plus là" in next(each for each in done if isinstance(each, str))
        left = Action.objects.get(pk__in=[one.pk, other.pk])
        assert set(left.keywords.values_list("slug", flat=True)) == {"sante", "culture"}


def test_a_theme_merged_away_while_it_is_chosen_is_followed_or_refused_in_words(fiche):
    person, url, kept = client_of("une"), change_url(fiche), Keyword.objects.get(slug="sante")
    for number in range(ROUNDS):
        gone = Keyword.objects.create(label=f"Thème {number}")
        sent = form_of(person, url) | {"summary": f"Texte {number}", "keywords_list": [gone.pk]}

        page, merge = at_once(lambda: person.post(url, sent), lambda: merged(kept, gone))  # noqa: B023

        assert isinstance(merge, Merge)
        keywords = set(Action.objects.get().keywords.values_list("slug", flat=True))
        if page.status_code == 302:
            assert (keywords, Action.objects.get().summary) == ({"sante"}, f"Texte {number}")
        else:
            html = page.content.decode()
            assert (page.status_code, "n’existe plus" in html, f"Texte {number}" in html) == (200, True, True)
