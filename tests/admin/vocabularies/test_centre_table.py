"""The directory of centres, imported: matched by any name, then by SIRET; what staff wrote is never replaced unseen."""

import pytest
from django.contrib.auth.models import Permission

from centres.models import CatalogueChange, Centre, CentreAlias, ImportRun
from tests.admin.importing import confirm, plan_url, shown_form, text_of, upload
from tests.admin.pages import change_url, messages_of
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db
SIRET = "73282932000074"


def send(client, *rows: str, header: str = "nom;département;commune;adresse;contact;site;SIRET"):
    return upload(client, ("centres.csv", "\n".join((header, *rows)).encode()), kind="centres")


def done(client, *rows: str, **options) -> None:
    confirm(client, plan_url(send(client, *rows, **options)))


@pytest.fixture
def centre() -> Centre:
    """A centre that a source calls « Le Phare, Isère »."""
    centre = make_centre("Centre social Le Phare")
    CentreAlias.objects.create(centre=centre, name="Le Phare", department="Isère")
    return centre


def test_a_centre_is_found_by_any_of_its_names_and_filled_in(centre, admin_client):
    make_commune("38565", "Voreppe")
    action = make_action(centre=centre)
    changes = CatalogueChange.objects.filter(action=action).count()
    row = "LE PHARE;Isère;Voreppe;1 rue du Port;0476000000;www.lephare.fr;732 829 320 00074"
    url = plan_url(send(admin_client, row))
    assert admin_client.get(url).context["tally"] == ["1 centre changé"]
    confirm(admin_client, url)

    centre.refresh_from_db()
    assert (centre.name, centre.commune_id, centre.address) == ("Centre social Le Phare", "38565", "1 rue du Port")
    assert (centre.contact, centre.website, centre.siret) == ("04 76 00 00 00", "https://www.lephare.fr", SIRET)
    assert CatalogueChange.objects.filter(action=action).count() == changes + 1
    response = admin_client.get(plan_url(send(admin_client, row)))
    assert response.context["tally"] == ["1 centre sans changement"]


def test_what_the_catalogue_says_otherwise_is_replaced_only_where_it_is_ticked(centre, admin_client):
    Centre.objects.update(contact="Accueil", address="Ancienne adresse")
    row = "Le Phare;38;;Nouvelle adresse;04 76 00 00 00;www.lephare.fr;"
    url = plan_url(send(admin_client, row))
    words = text_of(admin_client.get(url))
    assert "le catalogue dit autre chose" in words
    assert "Ancienne" in words
    confirm(admin_client, url)
    centre.refresh_from_db()
    assert (centre.contact, centre.address, centre.website) == ("Accueil", "Ancienne adresse", "https://www.lephare.fr")

    confirm(admin_client, plan_url(send(admin_client, row)), tick=["Centre social Le Phare"])
    centre.refresh_from_db()
    assert (centre.contact, centre.address) == ("04 76 00 00 00", "Nouvelle adresse")


def test_an_empty_cell_empties_nothing(centre, admin_client):
    Centre.objects.update(contact="Accueil")
    done(admin_client, "Le Phare;Isère;;;;;")

    assert Centre.objects.get().contact == "Accueil"


def test_a_centre_is_found_by_its_siret(centre, admin_client):
    Centre.objects.update(siret=SIRET)
    done(admin_client, f"Espace Phare;Isère;;1 rue du Port;;;{SIRET}")

    centre.refresh_from_db()
    assert (centre.name, centre.address) == ("Centre social Le Phare", "1 rue du Port")


def test_a_new_centre_is_created_and_an_import_of_fiches_finds_it(admin_client):
    done(admin_client, "Maison Bleue;01;;;contact@maison.fr;;", "Maison Bleue;Isère;;;;;")

    assert list(Centre.objects.order_by("pk").values_list("departement", "contact")) == [
        ("01", "contact@maison.fr"), ("38", ""),
    ]  # fmt: skip
    new = Centre.objects.get(departement="01")
    assert new.aliases.get().department == "Ain"
    run = ImportRun.objects.get()
    assert (run.kind, run.changes[0]["centre"]) == ("centres", new.pk)
    assert change_url(new) in admin_client.get(change_url(run)).content.decode()


def test_a_new_centre_left_out_is_not_created(admin_client):
    confirm(admin_client, plan_url(send(admin_client, "Maison Bleue;01;;;;;")), untick=["Maison Bleue"])

    assert not Centre.objects.exists()


def test_a_name_that_several_centres_have_is_not_guessed(admin_client):
    for code in ("38", "01"):
        done(admin_client, f"Le Phare;{code};;;;;")
    words = text_of(admin_client.get(plan_url(send(admin_client, "Le Phare;;;;;;"))))

    assert "plusieurs centres répondent à cette ligne (Le Phare (38)" in words
    assert "Précisez le département ou le SIRET." in words


def test_a_name_and_a_siret_that_lead_to_two_centres_are_not_guessed(centre, admin_client):
    make_centre("Autre", siret=SIRET)
    words = text_of(admin_client.get(plan_url(send(admin_client, f"Le Phare;Isère;;;;;{SIRET}"))))

    assert "ligne 2, colonne « SIRET » : le nom mène à Centre social Le Phare (38)" in words


def test_a_centre_given_twice_is_taken_once(centre, admin_client):
    rows = ("Le Phare;38;;;Accueil;;", "le phare;Isère;;;Bureau;;", "Neuf;38;;;;;", "NEUF;Isère;;;;;")
    url = plan_url(send(admin_client, *rows))

    assert text_of(admin_client.get(url)).count("ce centre est déjà à la ligne") == 2
    confirm(admin_client, url)
    assert Centre.objects.count() == 2


ERRORS = {
    "nom": (";38;;;;;", "ligne 2, colonne « nom » : la case est vide."),
    "département": ("A;Atlantide;;;;;", "colonne « département » : « Atlantide » n’est ni le nom ni le code"),
    "commune": ("A;38;Ys;;;;", "colonne « commune » : aucune commune ne s’appelle « Ys » dans le département Isère."),
    "insee": ("A;38;38140;;;;", "aucune commune n’a le code INSEE « 38140 »."),
    "elsewhere": ("A;38;01004;;;;", "Ambérieu n’est pas dans le département Isère."),
    "phone": ("A;38;;;04 76 00 00;;", "colonne « contact » : « 04 76 00 00 » n’est pas un numéro de téléphone"),
    "email": ("A;38;;;a@b;;", "« a@b » n’est pas une adresse de courriel."),
    "site": ("A;38;;;;pas un site;", "colonne « site » : « pas un site » n’est pas l’adresse d’un site."),
    "javascript": ("A;38;;;;javascript:alert(1);", "n’est pas l’adresse d’un site."),
    "siret": ("A;38;;;;;73282932000075", "colonne « SIRET » : le SIRET « 73282932000075 » contient une erreur"),
    "digits": ("A;38;;;;;7328293200007", "il compte 14 chiffres. Le tableur a peut-être perdu un zéro au début."),
}


@pytest.mark.once
@pytest.mark.parametrize("name", ERRORS)
def test_an_error_says_row_and_column_and_leaves_that_cell_out(name, admin_client):
    make_commune("01004", "Ambérieu")
    row, message = ERRORS[name]
    url = plan_url(send(admin_client, row))

    assert message in text_of(admin_client.get(url))
    confirm(admin_client, url)
    # Without a name there is no centre; any other cell can be missing.
    assert Centre.objects.count() == (name != "nom")
    assert not Centre.objects.exclude(contact="", website="", siret="", commune=None).exists()


def test_headers_are_read_however_they_are_written_and_others_are_said(admin_client):
    make_commune("38563", "Voiron")
    header = "STRUCTURE,Dept,Code INSEE,Tél,E-mail,Site Internet,Type,Présidence"
    row = 'Maison Bleue,Isère (38),38563,04.76.00.00.00,contact@maison.fr,maison.fr,EVS,"Une personne"'
    url = plan_url(send(admin_client, row, header=header))
    assert "Colonnes non lues : « Présidence »." in text_of(admin_client.get(url))
    confirm(admin_client, url)

    centre = Centre.objects.get()
    assert (centre.commune_id, centre.kind) == ("38563", "espace_vie_sociale")
    assert (centre.contact, centre.email) == ("04 76 00 00 00", "contact@maison.fr")


def test_communes_of_one_name_are_told_apart_by_the_postcode(admin_client):
    make_commune("38001", "Saint-Jean", postcodes="38100")
    make_commune("38002", "Saint-Jean", postcodes="38200")
    header = "nom;département;commune;code postal"
    words = text_of(admin_client.get(plan_url(send(admin_client, "A;38;St-Jean;", header=header))))
    assert "plusieurs communes s’appellent ainsi (Saint-Jean (38001), Saint-Jean (38002))" in words

    done(admin_client, "A;38;St Jean;38200", header=header)
    assert Centre.objects.get().commune_id == "38002"


def test_a_directory_without_names_is_refused(admin_client):
    assert "il manque la colonne « nom »" in text_of(send(admin_client, "38", header="département"))


def test_two_people_confirm_one_directory_and_its_centres_are_created_once(admin_client, client, django_user_model):
    colleague = django_user_model.objects.create_user("collègue", is_staff=True)
    rights = ["view_action", "add_importrun", "change_centre", "add_centre", "view_importrun"]
    colleague.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(colleague)
    first, second = (plan_url(send(who, "Maison Bleue;38;;;;;")) for who in (admin_client, client))
    form = shown_form(client, second)
    confirm(admin_client, first)

    assert "Voici le nouveau plan" in messages_of(client, client.post(second, form | {"confirm": "1"}))[0]
    assert Centre.objects.count() == 1


def test_who_may_not_correct_centres_imports_no_directory(client, django_user_model):
    user = django_user_model.objects.create_user("import", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_action", "add_importrun"]))
    client.force_login(user)

    assert "Choisissez dans la liste" in text_of(send(client, "Maison Bleue;38;;;;;"))
