"""What staff asked to be told of reaches them on a real SMTP server; who did not ask, or may not see, gets nothing."""

import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client

from centres.editing.roles import FEDERATION, give_role
from centres.mailing.staff import tell_correction
from centres.models import Correction, MailChoice
from centres.views.corrections.page import keep
from tests.factories import make_action
from tests.importing.pages import garden

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(django_user_model):
    """`person(name, **choices)`: an account of the federation with an address."""

    def make(name: str, role: str = FEDERATION, **choices: bool):
        user = django_user_model.objects.create_user(
            name, f"{name}@exemple.fr", "Une phrase assez longue", is_staff=True
        )
        give_role(user, role)
        MailChoice.objects.create(user=user, **choices)
        return user

    return make


def correct(on_commit, title: str = "Jardin", **values) -> Correction:
    row = Correction(action=make_action(title), text="Il a fermé.", contact="visiteuse@exemple.org", **values)
    with on_commit(execute=True):
        assert keep(row)
    return row


def test_a_correction_is_told_to_who_asked_and_to_nobody_else(post_office, person, django_capture_on_commit_callbacks):
    person("alix", corrections=True)
    person("sacha", imports=True)
    person("sans-role", role="", corrections=True)
    person("visite", corrections=True).__class__.objects.filter(username="visite").update(is_staff=False)
    person("partie", corrections=True)
    person("partie2", corrections=True).__class__.objects.filter(username__startswith="partie").update(is_active=False)

    row = correct(django_capture_on_commit_callbacks, part="summary")

    assert post_office.told == [("alix@exemple.fr", "Une correction est proposée : Jardin")]
    words = post_office.words()
    assert f"https://catalogue.example/admin/centres/correction/{row.pk}/change/" in words
    assert "https://catalogue.example/admin/mes-courriels/" in words
    # The text and the address stay where they can be erased.
    assert "visiteuse" not in words
    assert "fermé" not in words


def test_an_account_without_an_address_is_not_counted_as_told(post_office, person):
    person("alix", corrections=True)
    person("muette", corrections=True).__class__.objects.filter(username="muette").update(email="")

    assert tell_correction(Correction.objects.create(action=make_action("Jardin"), part="summary", text="Fermé.")) == 1


def test_a_title_of_several_lines_writes_no_header(post_office, person, django_capture_on_commit_callbacks):
    person("alix", corrections=True)
    correct(django_capture_on_commit_callbacks, "Jardin\r\nBcc: autre@exemple.fr")

    assert post_office.messages[0]["Bcc"] is None
    assert post_office.told[0][1] == "Une correction est proposée : Jardin Bcc: autre@exemple.fr"


def test_a_server_that_is_down_costs_the_visitor_nothing(settings, person, caplog, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    person("alix", corrections=True)

    assert correct(django_capture_on_commit_callbacks).pk
    assert "n’est pas parti" in caplog.text
    assert "alix@" not in caplog.text


def test_without_mail_settings_nothing_is_sent_and_no_page_promises_it(
    post_office, settings, person, admin_client, django_capture_on_commit_callbacks
):
    settings.HAS_MAIL = False
    person("alix", corrections=True, waiting=True)
    row = correct(django_capture_on_commit_callbacks)
    call_command("send_waiting_list", stdout=(out := StringIO()))
    call_command("send_alerts", stdout=out)

    assert post_office.messages == []
    assert out.getvalue().count("EMAIL_URL est vide") == 2
    for path in ("/", "/actions/", row.action.get_absolute_url(), "/territoires/38/"):
        assert "Me prévenir" not in Client().get(path).text
    assert "oublié" not in Client().get("/admin/login/").text
    assert "Mes courriels" not in admin_client.get("/admin/").text
    for path in ("/alertes/", "/admin/mes-courriels/", "/admin/mot-de-passe-oublie/"):
        assert admin_client.get(path).status_code == 404


def test_an_import_by_the_command_is_told(post_office, person, tmp_path):
    from tests.importing.pages import import_fiches

    person("alix", imports=True)
    file = tmp_path / "isere.txt"
    import_fiches(tmp_path, garden(title="Avant"), name="avant.txt")
    (tmp_path / "isere.txt").write_text((django_settings.BASE_DIR / "fixtures/fiches/isere-1.txt").read_text())
    call_command("import_fiches", "--dry-run", str(file), stdout=StringIO())
    assert post_office.messages == []

    call_command("import_fiches", str(file), stdout=StringIO())

    assert post_office.told == [("alix@exemple.fr", "Import : isere.txt")]
    assert re.search(r"isere.txt : créées [1-9]\d*, mises à jour 0, conflits 0", post_office.words())


def test_an_import_in_the_administration_is_told_to_the_others(post_office, person):
    from django.core.files.uploadedfile import SimpleUploadedFile

    by, _ = person("alix", imports=True), person("sacha", imports=True)
    client = Client()
    client.force_login(by)
    text = (django_settings.BASE_DIR / "fixtures/fiches/isere-1.txt").read_bytes()
    sent = {"files": [SimpleUploadedFile("isere.txt", text)], "kind": "fiches", "encoding": ""}
    page = client.post("/admin/centres/importrun/importer/", sent)
    plan = client.get(page["Location"])
    for _ in range(2):
        fingerprint = plan.context["draft"].fingerprint
        client.post(page["Location"], {"confirmer": "oui", "fingerprint": fingerprint})

    assert post_office.told == [("sacha@exemple.fr", "Import : isere.txt")]
    assert "alix a importé" in post_office.words()


def test_the_list_of_the_week_leaves_once_and_says_what_each_may_see(post_office, person):
    person("alix", waiting=True)
    person("sacha", corrections=True)
    Correction.objects.create(action=make_action("Jardin"), text="Il a fermé.")
    for _ in range(2):
        call_command("send_waiting_list", stdout=StringIO())

    assert [to for to, _ in post_office.told] == ["alix@exemple.fr"]
    assert "1 correction proposée\n  https://catalogue.example/admin/centres/correction/" in post_office.words()

    MailChoice.objects.update(waiting_told=date.today() - timedelta(days=8))
    call_command("send_waiting_list", stdout=StringIO())
    assert len(post_office.messages) == 2


def test_one_list_that_is_refused_stops_no_other_and_is_tried_again(post_office, person):
    for name in ("alix", "noe", "sacha"):
        person(name, waiting=True)
    Correction.objects.create(action=make_action("Jardin"), text="Il a fermé.")
    post_office.refused = {"alix@exemple.fr"}
    with pytest.raises(SystemExit):
        call_command("send_waiting_list", stdout=(out := StringIO()))
    assert "2 envoyées, 1 en échec." in out.getvalue()

    post_office.refused = set()
    call_command("send_waiting_list", stdout=StringIO())
    assert [to for to, _ in post_office.told] == ["noe@exemple.fr", "sacha@exemple.fr", "alix@exemple.fr"]


def test_each_ticks_for_itself(post_office, person):
    user = person("alix")
    client = Client()
    client.force_login(user)
    assert "alix@exemple.fr" in client.get("/admin/mes-courriels/").text

    client.post("/admin/mes-courriels/", {"waiting": "on"})
    choice = MailChoice.objects.get()
    assert (choice.user, choice.waiting, choice.imports, choice.corrections) == (user, True, False, False)


def test_a_forgotten_password_is_chosen_again_by_mail(post_office, person, settings):
    settings.ALLOWED_HOSTS = ["*"]
    person("alix")
    client = Client()
    assert 'href="/admin/mot-de-passe-oublie/"' in client.get("/admin/login/").text
    # The name of the host is whoever asks's own: no link holds it.
    client.post("/admin/mot-de-passe-oublie/", {"email": "alix@exemple.fr"}, headers={"host": "autre.example"})

    assert post_office.told == [("alix@exemple.fr", "Choisir un nouveau mot de passe")]
    link = re.search(r"https://catalogue\.example(/admin/\S+)", post_office.words())[1]
    form = client.get(link, follow=True)
    new = "Une autre phrase, plus longue"
    done = client.post(form.redirect_chain[-1][0], {"new_password1": new, "new_password2": new}, follow=True)
    assert done.status_code == 200
    client.post("/admin/login/", {"username": "alix", "password": new, "next": "/admin/"})
    assert client.get("/admin/").status_code == 200
    assert "Le lien" in Client().get(link, follow=True).text


def test_no_mail_for_an_address_that_opens_nothing_nor_more_than_the_day_has(
    post_office, person, settings, django_user_model
):
    person("sans-role", role="")
    django_user_model.objects.create_user("coche", "coche@exemple.fr", "Une phrase assez longue", is_staff=True)
    person("alix")
    settings.MAILS_PER_ADDRESS = 2
    for address in ("inconnue@exemple.fr", "sans-role@exemple.fr", "coche@exemple.fr", *["alix@exemple.fr"] * 4):
        page = Client().post("/admin/mot-de-passe-oublie/", {"email": address})
        assert page["Location"] == "/admin/mot-de-passe-oublie/envoye/"

    assert [to for to, _ in post_office.told] == ["alix@exemple.fr"] * 2
