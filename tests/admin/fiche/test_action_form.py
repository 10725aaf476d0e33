"""A fiche corrected on its page: what is written, and what a later import makes of it."""

import pytest

from centres.fiches import identity_key
from centres.models import (
    Action,
    CatalogueChange,
    Centre,
    FieldConflict,
    Keyword,
    Partner,
    SourceFiche,
)
from tests.admin.pages import add_url, change_url, errors_of, list_url, messages_of, send
from tests.importing.pages import everything, garden, import_fiches


def changes() -> list[int | None]:
    return list(CatalogueChange.objects.values_list("action_id", flat=True))


def test_a_page_saved_untouched_changes_nothing(action, admin_client):
    before = everything()

    assert send(admin_client, change_url(action)).status_code == 302

    assert everything() == before


def test_a_correction_bumps_the_version_and_says_that_the_fiche_changed(action, admin_client):
    CatalogueChange.objects.all().delete()
    seen = action.updated_at

    send(admin_client, change_url(action), limits="Il manque\r\nde l’eau.")

    action.refresh_from_db()
    assert action.limits == "Il manque\nde l’eau."
    assert action.version == 2
    assert action.updated_at > seen
    assert changes() == [action.pk]


def test_a_correction_leaves_every_other_text_as_it_was_read(action, admin_client, tmp_path):
    send(admin_client, change_url(action), limits="Autre.")

    report = import_fiches(tmp_path, garden(summary="Le dimanche.\n- seul"))

    action.refresh_from_db()
    assert (action.limits, action.summary) == ("Autre.", "Le dimanche.\n- seul")
    assert report.counts["conflicts"] == 0


def test_a_new_title_gives_a_new_address(action, admin_client):
    send(admin_client, change_url(action), title="Jardin d’été")

    action.refresh_from_db()
    assert action.slug == "jardin-d-ete"


def test_lists_keep_the_order_in_which_they_were_chosen(action, admin_client):
    culture, sante = Keyword.objects.get(slug="culture"), Keyword.objects.get(slug="sante")
    logement = Keyword.objects.get(slug="logement")
    assert action.themes == [sante, culture]

    send(admin_client, change_url(action), keywords_list=[culture.pk, logement.pk, sante.pk], audiences_list=[])

    action = Action.objects.get()
    assert action.themes == [culture, logement, sante]
    assert action.publics == []
    assert action.version == 2


@pytest.mark.once
def test_the_page_shows_the_chosen_terms_in_their_order(action, admin_client):
    partners = [Partner.objects.get(slug="commune"), Partner.objects.get(slug="caf")]
    send(admin_client, change_url(action), partners_list=[partner.pk for partner in partners])

    html = admin_client.get(change_url(action)).content.decode()

    options = [html.index(f'<option value="{partner.pk}" selected>{partner.label}') for partner in partners]
    assert options == sorted(options)


@pytest.mark.parametrize("pk", ["abc", "0", "-1", "99999999999999999999999", "\0", "１"])
def test_a_term_that_is_not_there_is_refused_with_a_sentence(pk, action, admin_client):
    errors = errors_of(send(admin_client, change_url(action), keywords_list=[pk]))

    assert "n’existe p" in errors


def test_a_change_of_the_budget_alone_is_a_change_of_the_fiche(action, admin_client):
    CatalogueChange.objects.all().delete()

    send(admin_client, change_url(action), **{"budget-0-total": "6 458,50 €"})

    action.refresh_from_db()
    assert str(action.budget.total) == "6458.50"
    assert (action.version, changes()) == (2, [action.pk])


def test_a_draft_published_on_its_page_gets_its_date(action, admin_client):
    Action.objects.update(state="draft", published_at=None)

    send(admin_client, change_url(action), state="published")

    action.refresh_from_db()
    assert action.state == "published"
    assert action.published_at is not None


@pytest.mark.once
def test_only_a_published_fiche_links_to_the_site(action, admin_client):
    assert action.get_absolute_url() in admin_client.get(change_url(action)).content.decode()

    Action.objects.update(state="draft")

    assert action.get_absolute_url() not in admin_client.get(change_url(action)).content.decode()


@pytest.mark.once
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "obligatoire"),
        ("title", "  ", "obligatoire"),
        ("title", "a\0b", "caractère nul"),
        ("summary", "a\0b", "caractère nul"),
        ("year", "1800", "entre 1900 et 2100"),
        ("year", "99999999999999999999", "inférieur"),
        ("year", "abc", "nombre entier"),
        ("centre", "abc", "choix valide"),
        ("centre", "99999999999999999999999", "choix valide"),
        ("status", "\0", "caractère nul"),
        ("state", "secret", "choix valide"),
        ("budget-0-total", "12 OO", "nombre"),
        ("budget-0-total", "-1", "jamais négatif"),
        ("budget-0-total", "9" * 30, "chiffre"),
    ],
)
def test_what_a_rule_refuses_is_said_in_french(field, value, sentence, action, admin_client):
    assert sentence in errors_of(send(admin_client, change_url(action), **{field: value}))


def test_very_long_texts_are_stored_whole(action, admin_client):
    title, text = "é" * 5_000, "ligne\n" * 20_000

    send(admin_client, change_url(action), title=title, description=text)

    action.refresh_from_db()
    assert (action.title, action.description) == (title, text)
    assert len(action.slug) <= 80


def test_a_fiche_typed_by_hand_is_found_by_the_import_of_the_same_fiche(action, admin_client, tmp_path):
    centre = Centre.objects.get()
    Centre.objects.update(name="Le Phare, rebaptisé")
    response = send(admin_client, add_url(Action), title="Café des voisins", centre=centre.pk, summary="À la main.")
    assert response.status_code == 302

    typed = Action.objects.latest("pk")
    source = typed.sources.get()
    assert (typed.state, typed.slug, typed.version) == ("draft", "cafe-des-voisins", 1)
    assert source.key == identity_key("Centre social Le Phare", "Isère", "Café des voisins")
    assert (source.run, source.file, source.values, source.occurrence) == (None, "", {}, 1)
    assert typed.pk in changes()

    report = import_fiches(tmp_path, garden(title="CAFÉ des voisins", summary="Au bar."))

    assert report.counts["created"] == 0
    assert "summary" in FieldConflict.objects.filter(action=typed).values_list("field", flat=True)
    assert Action.objects.count() == 2


def test_two_fiches_typed_alike_are_two_and_the_second_is_said_to_be_a_double(db, admin_client):
    send(admin_client, add_url(Action), title="Café")

    response = send(admin_client, add_url(Action), title="café")

    assert Action.objects.count() == 2
    assert SourceFiche.objects.values("key").distinct().count() == 1
    assert any("doublon probable" in message for message in messages_of(admin_client, response))


@pytest.mark.once
def test_the_source_is_told_beside_each_value_and_marked_where_it_differs(catalogue, admin_client):
    html = admin_client.get(change_url(catalogue)).content.decode()
    source = catalogue.sources.current().get()

    summary = html[html.index("field-summary") : html.index("field-initiators_list")]
    assert "Nouveau." in summary
    assert "spoken differs" in summary
    assert f"#ligne-{source.field_lines['summary'][0]}" in summary
    limits = html[html.index("field-limits") : html.index("field-prospects")]
    assert "spoken differs" not in limits
    assert f'id="ligne-{source.last_line}"' in html


@pytest.mark.once
def test_a_renamed_term_does_not_differ_from_its_source(action, admin_client):
    Keyword.objects.filter(slug="sante").update(label="Santé et bien-être")

    html = admin_client.get(change_url(action)).content.decode()

    assert "spoken differs" not in html


@pytest.mark.once
def test_open_conflicts_are_linked(catalogue, admin_client):
    conflict = FieldConflict.objects.get()

    assert change_url(conflict) in admin_client.get(change_url(catalogue)).content.decode()


@pytest.mark.once
def test_issues_and_unrecognised_lines_are_shown_with_their_lines(action, admin_client):
    source = action.sources.get()
    source.issues = [{"code": "x", "line": 3, "message": "ligne 3 : montant illisible"}]
    source.unrecognised = [{"line": 4, "text": "<b>bizarre</b>"}]
    source.save()

    html = admin_client.get(change_url(action)).content.decode()

    assert '<a href="#ligne-3">ligne 3</a> : montant illisible' in html
    assert "« &lt;b&gt;bizarre&lt;/b&gt; »" in html


def test_the_page_reads_no_whole_table(action, admin_client, django_assert_max_num_queries):
    Centre.objects.bulk_create([Centre(name=f"Centre {number}", slug="c") for number in range(50)])
    Keyword.objects.bulk_create([Keyword(label=f"Thème {number}", slug=f"t{number}") for number in range(50)])

    # Two of them: who looks after it, and who may.
    with django_assert_max_num_queries(52):
        html = admin_client.get(change_url(action)).content.decode()

    assert "Centre 42" not in html
    assert "Thème 42" not in html


def test_a_deleted_fiche_is_a_change(action, admin_client):
    url = change_url(action).replace("/change/", "/delete/")
    pk = action.pk
    assert "archivez-la plutôt" in admin_client.get(url).content.decode()

    response = admin_client.post(url, {"post": "yes"})

    assert response.headers["Location"] == list_url(Action)
    assert not Action.objects.exists()
    assert changes()[-1] == pk
