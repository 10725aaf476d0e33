"""What a merge writes: the side chosen of each field, every link, every address, and nothing for an import to undo."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import current
from centres.editing.findable import save_centre, save_term
from centres.editing.merging.merge import CannotMerge, merge_rows
from centres.editing.merging.sides import sides
from centres.models import Action, Budget, Centre, Keyword, Partner
from tests.factories import make_action, make_centre, make_full_action, make_source
from tests.importing.pages import everything, garden, import_fiches

pytestmark = pytest.mark.django_db


def theme(slug: str) -> Keyword:
    return Keyword.objects.get(slug=slug)


def links(action: Action) -> list[str]:
    return [theme.slug for theme in Action.objects.get(pk=action.pk).themes]


def asked(**parameters: list[str]) -> tuple[str, list[int]]:
    """The query string in its one spelling, and what it finds: the index and the database say the same."""
    query = QueryDict(urlencode(parameters, doseq=True))
    by_index, by_sql = (ActionFilter(query, Action.objects.published(), index=index) for index in (current(), None))
    ids = sorted(by_sql.qs.values_list("pk", flat=True))
    assert (by_index.query, sorted(current().select(by_index.selection))) == (by_sql.query, ids)
    assert not by_index.notes + by_sql.notes
    return by_sql.query, ids


def told(action: Action) -> Action:
    return Action.objects.for_comparison().get(pk=action.pk)


def test_a_merged_theme_leaves_its_fiches_and_spellings_to_the_other():
    both, one = make_action(keywords=["sante", "culture"]), make_action(keywords=["culture", "logement"])
    gone = theme("culture")
    spellings = set(gone.spellings.values_list("pk", flat=True))

    merge_rows(theme("sante"), gone)

    assert (links(both), links(one)) == (["sante"], ["sante", "logement"])
    assert not Keyword.objects.filter(slug="culture").exists()
    assert spellings <= set(theme("sante").spellings.values_list("pk", flat=True))
    assert Keyword.objects.by_slug("culture") == (theme("sante"), False)
    assert [action.version for action in Action.objects.order_by("pk")] == [2, 2]


def test_an_import_never_brings_a_merged_term_back(tmp_path):
    import_fiches(tmp_path, garden(keywords=("Santé",), partners=("Caf",)))
    merge_rows(theme("sante"), theme("culture"))
    partner = Partner.objects.create(label="Allocations familiales")
    merge_rows(partner, Partner.objects.get(slug="caf"))
    before = everything(leave_out=["ImportRun"])

    assert import_fiches(tmp_path, garden(keywords=("Santé",), partners=("Caf",))).counts["conflicts"] == 0
    assert everything(leave_out=["ImportRun"]) == before
    # A spelling that the reader knows, and that no page had used yet.
    import_fiches(tmp_path, garden(title="Autre", keywords=("Culture", "CULTURE"), partners=("CAF",)))
    other = Action.objects.get(title="Autre")
    assert (other.themes, other.partner_list) == ([theme("sante")], [partner])
    assert not Keyword.objects.filter(label__iexact="culture").exists()


def test_a_label_chosen_from_the_other_side_brings_its_address():
    kept = theme("sante")

    merge_rows(kept, theme("culture"), {"label": "gone"})

    kept.refresh_from_db()
    assert (kept.label, kept.slug) == ("Culture", "culture")
    assert Keyword.objects.by_slug("sante") == (kept, False)


def test_addresses_follow_from_one_merge_to_the_next():
    merge_rows(theme("sante"), theme("culture"))
    merge_rows(theme("logement"), theme("sante"))

    assert Keyword.objects.by_slug("culture") == Keyword.objects.by_slug("sante") == (theme("logement"), False)


def test_two_fiches_become_one_with_the_side_chosen_of_each_field():
    kept = make_action("Jardin", summary="Court.", limits="-", keywords=["sante"], attachments="a.pdf", year=2013)
    gone = make_full_action(title="Jardin des voisins", keywords=["culture", "sante"], attachments="b.pdf\na.pdf")
    make_source(kept), make_source(gone)

    merge_rows(kept, gone, {"title": "gone", "summary": "kept"})

    one = told(kept)
    assert Action.objects.count() == 1
    assert (one.title, one.slug, one.summary, one.year) == ("Jardin des voisins", "jardin-des-voisins", "Court.", 2013)
    assert (one.limits, one.attachments) == ("Texte de limits.", "a.pdf\nb.pdf")
    assert [theme.slug for theme in one.themes] == ["sante", "culture"]
    assert (one.budget.total, one.sources.count(), one.status.slug) == (1200, 2, "terminee")


def test_a_budget_that_somebody_answers_for_is_proposed():
    kept, gone = make_action(budget={"total": 5}), make_action(budget={"total": 7, "confirmed_at": timezone.now()})

    assert {side.name: side.proposed for side in sides(told(kept), told(gone))}["budget"] == "gone"
    merge_rows(kept, gone)
    assert [budget.total for budget in Budget.objects.all()] == [7]


def test_a_published_fiche_stays_published():
    kept, gone = make_action(state="draft"), make_action()

    merge_rows(kept, gone)

    kept.refresh_from_db()
    assert (kept.state, kept.published_at) == ("published", gone.published_at)


def test_a_merged_fiche_is_found_again_by_both_its_keys(tmp_path):
    fiches = garden(), garden(title="Le jardin des voisins")
    import_fiches(tmp_path, *fiches)
    kept, gone = Action.objects.order_by("pk")
    merge_rows(kept, gone)
    before = everything(leave_out=["ImportRun"])

    report = import_fiches(tmp_path, *fiches)

    assert (report.counts["created"], report.counts["conflicts"]) == (0, 0)
    assert everything(leave_out=["ImportRun"]) == before


def test_a_merged_centre_gives_its_fiches_names_and_address(client, tmp_path):
    import_fiches(tmp_path, garden(), garden(title="Autre", centre="Le Phare"))
    kept, gone = Centre.objects.get(name="Centre social Le Phare"), Centre.objects.get(name="Le Phare")
    address = gone.get_absolute_url()

    merge_rows(kept, gone, {"contact": "kept"})
    before = everything(leave_out=["ImportRun"])
    import_fiches(tmp_path, garden(), garden(title="Autre", centre="Le Phare"))

    assert everything(leave_out=["ImportRun"]) == before
    assert kept.actions.count() == 2
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, kept.get_absolute_url())


def test_the_address_of_a_merged_fiche_leads_to_the_other(client):
    kept, gone = make_action("Jardin"), make_action("Verger")
    merge_rows(kept, gone)

    response = client.get(f"/actions/{gone.pk}/verger/?q=a")

    assert (response.status_code, response.headers["Location"]) == (301, f"{kept.get_absolute_url()}?q=a")


def test_a_draft_is_not_told_by_the_address_of_what_was_merged_into_it(client):
    kept, gone = make_action(state="draft"), make_action(state="draft")
    merge_rows(kept, gone)

    assert client.get(f"/actions/{gone.pk}/").status_code == 404


def test_an_old_address_of_a_renamed_theme_narrows_a_list_as_the_new_one_does(client):
    action = make_action("Jardin", keywords=["vacances-loisirs"])
    make_action("Verger")
    term = theme("vacances-loisirs")
    term.label = "Temps libre"
    save_term(term)

    page = client.get("/actions/?theme=vacances-loisirs").content.decode()

    assert term.get_absolute_url() == "/themes/temps-libre/"
    assert ("Jardin" in page, "Verger" in page, "ignoré" in page) == (True, False, False)
    assert asked(theme=["vacances-loisirs"]) == ("theme=temps-libre", [action.pk])


@pytest.mark.parametrize("word", ["le-parc", "{gone}", "{gone}-le-parc"])
def test_a_list_of_a_centre_follows_it_under_its_old_names(word):
    kept, gone = make_centre("Le Mail"), make_centre("Le Parc")
    save_centre(kept), save_centre(gone)
    actions = [make_action(centre=kept), make_action(centre=gone)]
    make_action()
    merge_rows(kept, gone)

    query, ids = asked(centre=[word.format(gone=gone.pk)])

    assert (query, ids) == (f"centre={kept.pk}-le-mail", [action.pk for action in actions])


def test_a_theme_renamed_back_has_its_address_again():
    term = theme("sante")
    for label in ("Soin", "Santé"):
        term.label = label
        save_term(term)

    assert Keyword.objects.by_slug("sante") == (term, True)
    assert Keyword.objects.by_slug("soin") == (term, False)


@pytest.mark.parametrize("slug", ["", "jamais-vu", "\0", "é" * 300, "a/b"])
def test_an_address_that_means_nothing_is_no_term(slug):
    assert Keyword.objects.by_slug(slug) == (None, False)


def test_a_row_is_not_merged_with_itself_nor_with_another_noun_nor_after_it_is_gone():
    kept, gone = make_action(), make_action()
    for other in (kept, theme("sante")):
        with pytest.raises(CannotMerge):
            merge_rows(kept, other)
    merge_rows(kept, gone)
    with pytest.raises(CannotMerge, match="n’est plus là"):
        merge_rows(kept, gone)
