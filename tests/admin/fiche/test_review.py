"""Fiches read one after the other: which comes next, who has read it, what it still lacks."""

import pytest
from django.urls import reverse

from centres.models import Action, CatalogueChange, SourceFiche
from centres.models.completeness import PARTS
from tests.admin.pages import change_url, list_url, messages_of, send
from tests.factories import make_action, make_full_action, make_source
from tests.importing.pages import garden, import_fiches


@pytest.fixture
def fiches(db) -> dict[str, Action]:
    """Two published ones, one with an issue, one draft: in the order of their numbers."""
    fiches = {"plain": make_action("Simple"), "other": make_action("Autre", keywords=["sante"])}
    fiches["marked"] = make_action("Signalée")
    make_source(fiches["marked"], issues=[{"code": "x", "line": 1, "message": "?"}])
    fiches["draft"] = make_action("Brouillon", state="draft")
    return fiches


def next_url(action: Action, filters: str = "") -> str:
    url = reverse("admin:centres_action_next", args=[action.pk])
    return f"{url}?_changelist_filters={filters}" if filters else url


def test_drafts_come_first_then_what_has_something_to_look_at(fiches, admin_client):
    order, here = [], fiches["draft"]
    for _ in range(4):
        order.append(here.title)
        here = Action.objects.get(pk=admin_client.get(next_url(here)).headers["Location"].split("/")[-3])

    assert order == ["Brouillon", "Signalée", "Simple", "Autre"]
    assert here.title == "Brouillon"


def test_what_is_read_is_signed_and_comes_no_more(fiches, admin_client, admin_user):
    CatalogueChange.objects.all().delete()
    draft = fiches["draft"]

    response = send(admin_client, change_url(draft), _reviewed="1")

    draft.refresh_from_db()
    assert (draft.reviewed_by, draft.version) == (admin_user, 1)
    assert draft.reviewed_at is not None
    assert not CatalogueChange.objects.exists()
    assert response.headers["Location"] == next_url(draft)
    assert admin_client.get(next_url(draft)).headers["Location"] == change_url(fiches["marked"])
    assert "Relue le" in admin_client.get(change_url(draft)).content.decode()


def test_what_was_typed_is_saved_with_the_signature(fiches, admin_client):
    send(admin_client, change_url(fiches["draft"]), _reviewed="1", summary="Relu et corrigé.")

    draft = Action.objects.get(title="Brouillon")
    assert (draft.summary, draft.reviewed_at is None) == ("Relu et corrigé.", False)


def test_the_filter_of_the_list_is_kept(fiches, admin_client):
    response = admin_client.get(next_url(fiches["plain"], "state__exact%3Dpublished%26keywords__id__exact%3D0"))
    assert response.headers["Location"] == f"{list_url(Action)}?state__exact=published&keywords__id__exact=0"
    assert messages_of(admin_client, response) == ["Plus rien à relire dans cette liste."]

    response = admin_client.get(next_url(fiches["plain"], "state__exact%3Dpublished"))
    filters = "?_changelist_filters=state__exact%3Dpublished"
    assert response.headers["Location"] == change_url(fiches["other"]) + filters
    assert filters in admin_client.get(response.headers["Location"]).content.decode()


@pytest.mark.parametrize("filters", ["n%27importe%3Dquoi", "state__exact", "%00", "p%3D2", "year%3Dabc", "q%3D%2500"])
def test_filters_that_mean_nothing_are_no_error(filters, fiches, admin_client):
    assert admin_client.get(next_url(fiches["plain"], filters)).status_code == 302


def test_an_import_that_changes_a_fiche_makes_it_to_read_again(action, admin_client, tmp_path):
    send(admin_client, change_url(action), _reviewed="1")
    import_fiches(tmp_path, garden())
    assert Action.objects.get().reviewed_at is not None

    import_fiches(tmp_path, garden(limits="Autre limite."))

    assert Action.objects.get().reviewed_at is None
    assert admin_client.get(list_url(Action), {"relue": "non"}).context["cl"].result_count == 1
    assert admin_client.get(list_url(Action), {"relue": "oui"}).context["cl"].result_count == 0


def test_the_weights_add_up_to_a_hundred_and_come_in_order():
    weights = [part.weight for part in PARTS]

    assert sum(weights) == 100
    assert weights == sorted(weights, reverse=True)


def test_a_fiche_says_what_it_lacks_first(db, admin_client):
    full = make_full_action(year=2020)
    bare = make_action("Nue", experience="Un récit.", limits="-")
    full.refresh_from_db()
    bare.refresh_from_db()

    assert (full.completeness, full.first_missing) == (100, "")
    assert (bare.completeness, bare.first_missing) == (18, "limits")
    html = admin_client.get(list_url(Action), {"manque": "limits"}).content.decode()
    assert "manque les limites" in html
    assert "Nue" in html
    for value, found in (("limits", 1), ("rien", 1), ("oui", 1), ("budget", 0), ("zzz", 2)):
        assert admin_client.get(list_url(Action), {"manque": value}).context["cl"].result_count == found


def test_completeness_follows_an_import_a_save_and_a_budget(action, admin_client, tmp_path):
    start = Action.objects.get().completeness

    import_fiches(tmp_path, garden(experience="Un récit."))
    told = Action.objects.get().completeness
    send(admin_client, change_url(Action.objects.get()), limits="")
    less = Action.objects.get()
    send(admin_client, change_url(less), **{"budget-0-DELETE": "on"})

    assert (told - start, told - less.completeness, less.first_missing) == (18, 14, "limits")
    assert less.completeness - Action.objects.get().completeness == 12


def test_who_may_only_look_goes_on_but_signs_nothing(fiches, viewer):
    assert viewer.get(next_url(fiches["draft"])).status_code == 302
    assert "_reviewed" not in viewer.get(change_url(fiches["draft"])).content.decode()
    viewer.post(change_url(fiches["draft"]), {"_reviewed": "1"})

    assert Action.objects.get(title="Brouillon").reviewed_at is None


def test_no_source_is_forgotten_in_the_search_for_the_next(fiches, admin_client):
    """A mark of an earlier text is no reason to look again."""
    SourceFiche.objects.update(is_current=False)

    assert admin_client.get(next_url(fiches["draft"])).headers["Location"] == change_url(fiches["plain"])
