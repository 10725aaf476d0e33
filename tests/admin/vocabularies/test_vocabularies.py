"""Terms and centres: renamed without losing what leads to them, found by any spelling, kept while used."""

import pytest
from django.utils.html import escape

from centres.admin.merging.mergeable import merge_address
from centres.editing.findable import save_centre, save_term
from centres.models import (
    Action,
    CatalogueChange,
    Centre,
    CentreAlias,
    Commune,
    Departement,
    Keyword,
    KeywordSpelling,
    Partner,
    Revision,
    Status,
)
from tests.admin.pages import add_url, change_url, errors_of, list_url, messages_of, send
from tests.factories import make_centre
from tests.importing.pages import everything, garden, import_fiches


def found(client, model, words: str) -> set[str]:
    response = client.get(list_url(model), {"q": words})
    assert response.status_code == 200
    return {str(row) for row in response.context["cl"].result_list}


def test_a_renamed_theme_keeps_its_spellings_and_its_old_address_leads_to_it(action, admin_client, tmp_path):
    sante = Keyword.objects.get(slug="sante")
    CatalogueChange.objects.all().delete()

    send(admin_client, change_url(sante), label="Santé et bien-être")

    sante.refresh_from_db()
    assert (sante.label, sante.slug) == ("Santé et bien-être", "sante-et-bien-etre")
    assert Keyword.objects.by_slug("sante") == (sante, False)
    assert {"sante", "sante et bien etre"} <= set(sante.spellings.values_list("key", flat=True))
    assert list(CatalogueChange.objects.values_list("action_id", "is_about_words")) == [(None, True)]
    before = everything(leave_out=["ImportRun"])
    import_fiches(tmp_path, garden())
    assert everything(leave_out=["ImportRun"]) == before
    report = import_fiches(tmp_path, garden(keywords=("SANTÉ et bien-être", "Culture")))
    assert report.counts["conflicts"] == 0
    assert Action.objects.get().themes[0] == sante


@pytest.mark.parametrize("label", ["Culture", "culture ", "CULTURE"])
def test_a_label_that_leads_elsewhere_is_refused_with_the_way_to_merge(label, db, admin_client):
    sante, culture = Keyword.objects.get(slug="sante"), Keyword.objects.get(slug="culture")

    said = errors_of(send(admin_client, change_url(sante), label=label))

    assert "mène déjà à" in said
    assert f'href="{escape(merge_address(Keyword, culture.pk, sante.pk))}"' in said
    sante.refresh_from_db()
    assert sante.label == "Santé"


def test_a_label_that_is_a_spelling_of_another_value_is_refused_for_a_new_one_too(db, admin_client):
    Keyword.objects.get(slug="sante").spellings.create(text="Soins")

    assert "mène déjà à" in errors_of(send(admin_client, add_url(Keyword), label="SOINS"))
    assert not Keyword.objects.filter(label="SOINS").exists()


def test_homonyms_of_before_are_saved_as_long_as_their_names_stay(db, admin_client):
    twin = Keyword.objects.create(label="Santé", slug="sante-2")

    assert send(admin_client, change_url(twin), order="7").status_code == 302
    assert "mène déjà à" in errors_of(send(admin_client, change_url(twin), label="SANTÉ"))


def test_the_name_of_a_centre_is_refused_where_it_leads_to_another_and_taken_in_another_departement(db, admin_client):
    parc, lac = make_centre("Centre social du Parc"), make_centre("Centre social du Lac")
    for centre in (parc, lac):
        save_centre(centre)

    said = errors_of(send(admin_client, change_url(lac), name="CENTRE SOCIAL du parc"))

    assert "mène déjà à" in said
    assert escape(merge_address(Centre, parc.pk, lac.pk)) in said
    assert send(admin_client, change_url(lac), name="Centre social du Parc", departement="69").status_code == 302
    assert "mène déjà à" in errors_of(send(admin_client, change_url(lac), departement="38"))


def test_a_version_whose_label_is_now_that_of_another_does_not_come_back(db, admin_client):
    sante = Keyword.objects.get(slug="sante")
    send(admin_client, change_url(sante), label="Bien-être")
    revision = Revision.objects.of(Keyword, sante.pk).first()
    KeywordSpelling.objects.filter(key="sante").delete()
    save_term(Keyword(label="Santé"))
    back = change_url(sante).replace("/change/", f"/history/{revision.pk}/?avant=1")

    page = admin_client.post(back, {"vu": admin_client.get(back).context["seen"], "champ": "label"})

    assert "fusionnez-les d’abord" in page.content.decode()
    sante.refresh_from_db()
    assert sante.label == "Bien-être"


def test_a_term_saved_untouched_changes_nothing(db, admin_client):
    before = everything()

    for term in (Keyword.objects.first(), Partner.objects.first(), Status.objects.first()):
        assert send(admin_client, change_url(term)).status_code == 302

    assert everything() == before


def test_a_new_term_is_found_by_an_import(action, admin_client, tmp_path):
    response = send(admin_client, add_url(Keyword), label="Apiculture")
    assert response.status_code == 302

    import_fiches(tmp_path, garden(keywords=("apiculture",)))

    assert [str(theme) for theme in Action.objects.get().themes] == ["Apiculture"]
    assert Keyword.objects.filter(label__iexact="apiculture").count() == 1


def test_a_new_term_whose_address_is_taken_gets_another(db, admin_client):
    Keyword.objects.create(label="C", slug="c-plus")

    send(admin_client, add_url(Keyword), label="C plus")

    assert Keyword.objects.get(label="C plus").slug == "c-plus-2"


@pytest.mark.parametrize("label", ["", "SANTE", "a\0", "x" * 301])
def test_a_label_that_cannot_be_is_refused(label, db, admin_client):
    assert "errorlist" in errors_of(send(admin_client, add_url(Keyword), label=label))


def test_a_spelling_leads_to_one_term_only(db, admin_client):
    errors = errors_of(send(admin_client, change_url(Keyword.objects.get(slug="sante")), **new_spelling("CULTURE", 1)))

    assert "mène déjà à une autre valeur" in errors


def test_a_spelling_written_twice_on_one_page_is_refused(db, admin_client):
    keyword = Keyword.objects.create(label="Neuf", slug="neuf")
    two = {**new_spelling("Ruche", 0), "spellings-1-text": "RUCHE", "spellings-TOTAL_FORMS": 2}

    assert "déjà sur une autre ligne" in errors_of(send(admin_client, change_url(keyword), **two))


def new_spelling(text: str, row: int) -> dict:
    return {f"spellings-{row}-text": text, "spellings-TOTAL_FORMS": row + 1}


def test_a_new_spelling_is_a_change_of_everything(db, admin_client):
    keyword = Keyword.objects.create(label="Neuf", slug="neuf")
    CatalogueChange.objects.all().delete()

    assert send(admin_client, change_url(keyword), **new_spelling("Ruche", 0)).status_code == 302

    assert keyword.spellings.get().key == "ruche"
    assert CatalogueChange.objects.count() == 1


def test_terms_are_found_by_any_spelling(db, admin_client):
    sante = Keyword.objects.get(slug="sante")
    sante.spellings.create(text="Bien-être")

    assert found(admin_client, Keyword, "BIEN etre") == {"Santé"}
    assert found(admin_client, Keyword, "santé") == {"Santé"}


def test_a_used_term_is_not_deleted_and_a_free_one_is(action, admin_client):
    sante, free = Keyword.objects.get(slug="sante"), Keyword.objects.create(label="Neuf", slug="neuf")
    delete = {thing: change_url(thing).replace("/change/", "/delete/") for thing in (sante, free)}

    response = admin_client.post(delete[sante], {"post": "yes"})
    assert "encore en usage (1 fiche)" in " ".join(messages_of(admin_client, response))
    admin_client.post(delete[free], {"post": "yes"})

    assert Keyword.objects.filter(pk=sante.pk).exists()
    assert not Keyword.objects.filter(pk=free.pk).exists()


def test_a_list_counts_the_fiches_of_each_term(action, admin_client):
    page = admin_client.get(list_url(Keyword))
    counts = {row.slug: row.carriers for row in page.context["cl"].result_list}

    assert (counts["sante"], counts["logement"]) == (1, 0)
    sante = Keyword.objects.get(slug="sante")
    assert f"{list_url(Action)}?keywords__id__exact={sante.pk}" in page.content.decode()


def test_a_renamed_or_moved_centre_is_still_found_by_its_old_name(action, admin_client, tmp_path):
    centre = Centre.objects.get()

    send(admin_client, change_url(centre), name="Le Phare", departement="69")

    centre.refresh_from_db()
    assert (centre.name, centre.slug, centre.departement_id) == ("Le Phare", "le-phare", "69")
    assert set(CentreAlias.objects.values_list("key", "department_key")) == {
        ("centre social le phare", "isere"), ("le phare", "rhone"),
    }  # fmt: skip
    report = import_fiches(tmp_path, garden())
    assert (report.counts["created"], Centre.objects.count()) == (0, 1)
    assert found(admin_client, Centre, "centre social phare") == {"Le Phare (69)"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"siret": "123"}, "14 chiffres"),
        ({"siret": "１２３４５６７８９０１２３４"}, "14 chiffres"),
        ({"name": ""}, "obligatoire"),
        ({"name": "x" * 301}, "300"),
        ({"website": "pas une adresse"}, "URL"),
        ({"commune": "99999"}, "choix valide"),
        ({"commune": "\0"}, "caractère nul"),
        ({"aliases-1-name": "CENTRE social autre", "aliases-1-department": "isère"}, "mène déjà à"),
        ({"aliases-1-name": "", "aliases-1-department": "Ain"}, "obligatoire"),
    ],
)
def test_what_a_centre_cannot_have_is_said_in_french(changes, sentence, action, admin_client):
    other = Centre.objects.create(name="Autre")
    CentreAlias.objects.create(centre=other, name="Centre social Autre", department="Isère")
    centre = Centre.objects.get(name="Centre social Le Phare")

    assert sentence in errors_of(send(admin_client, change_url(centre), **changes, **{"aliases-TOTAL_FORMS": 2}))


def test_centres_are_filtered_by_what_they_lack(action, admin_client):
    Centre.objects.create(name="Nulle part")
    centre = Centre.objects.get(departement="38")

    def shown(**parameters) -> set[str]:
        return {row.name for row in admin_client.get(list_url(Centre), parameters).context["cl"].result_list}

    assert shown(departement="aucun") == {"Nulle part"}
    assert shown(departement="38") == {centre.name}
    assert shown(region="84") == {centre.name}
    assert shown(commune="non") == {"Nulle part", centre.name}


def test_a_commune_is_found_without_accents_or_hyphens_and_by_postcode(db, admin_client):
    Commune.objects.create(code="42218", name="Saint-Étienne", departement_id="42", postcodes="42000 42100")
    Commune.objects.create(code="14118", name="L’Œudon", departement_id="14", postcodes="14000")

    assert found(admin_client, Commune, "saint etienne") == {"Saint-Étienne (42)"}
    assert found(admin_client, Commune, "ÉTIENNE") == {"Saint-Étienne (42)"}
    assert found(admin_client, Commune, "42100") == {"Saint-Étienne (42)"}
    assert found(admin_client, Commune, "42218") == {"Saint-Étienne (42)"}
    assert found(admin_client, Commune, "oeudon") == {"L’Œudon (14)"}
    assert found(admin_client, Commune, "tienne") == set()


def test_a_departement_is_found_without_accents_and_by_number(db, admin_client):
    assert found(admin_client, Departement, "isere") == {str(Departement.objects.get(pk="38"))}
    assert str(Departement.objects.get(pk="38")) in found(admin_client, Departement, "38")
