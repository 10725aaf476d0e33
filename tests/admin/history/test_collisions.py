"""Two people on one page: the second save is refused with both texts, and every text can still be chosen."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from centres.editing.merging.merge import merge_rows
from centres.editing.roles import FEDERATION, READING, give_role, role_of
from centres.editing.withdrawal import withdraw
from centres.models import Action, Budget, Centre, Keyword, PeopleCount
from tests.admin.pages import change_url, send, shown_values
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches


def chosen(page, **choices) -> dict:
    """What a browser sends from the page of a refusal: what is hidden, its texts, and these choices."""
    collision = page.context["collision"]
    values: dict = {"vu": collision.seen}
    for key, value in collision.sent:
        values.setdefault(key, []).append(value)
    for choice in collision.choices:
        if choice.mine.is_text:
            values[choice.name] = choice.mine.words
        if side := choices.get(choice.name, choice.default):
            values[f"choix-{choice.name}"] = side
    return values


def refused(response):
    """The choices of a refusal, by field: who wrote it alone, or nothing."""
    assert response.status_code == 409, response.status_code
    return {choice.name: choice.default for choice in response.context["collision"].choices}


@pytest.mark.once
def test_the_second_save_is_refused_and_both_texts_are_shown(action, admin_client):
    url = change_url(action)
    late = shown_values(admin_client, url) | {"summary": "Trop tard.", "limits": "Ma limite."}
    send(admin_client, url, summary="Entre-temps.", prospects="Leur suite.")

    page = admin_client.post(url, late)

    assert refused(page) == {"summary": "", "limits": "mien", "prospects": "leur"}
    html = page.content.decode()
    assert "Entre-temps" in html
    assert "Trop tard." in html
    assert "(par admin, le" in html
    assert Action.objects.get().summary == "Entre-temps."


@pytest.mark.once
def test_each_text_stands_as_it_was_chosen(action, admin_client):
    url = change_url(action)
    late = shown_values(admin_client, url) | {"summary": "Trop tard.", "limits": "Ma limite.", "year": "2021"}
    send(admin_client, url, summary="Entre-temps.", prospects="Leur suite.", state="archived")
    page = admin_client.post(url, late)

    response = admin_client.post(url, chosen(page, summary="mien"))

    assert response.status_code == 302, response.context["adminform"].form.errors
    action.refresh_from_db()
    assert (action.summary, action.limits, action.prospects) == ("Trop tard.", "Ma limite.", "Leur suite.")
    assert (action.year, action.state) == (2021, "archived")


@pytest.mark.once
def test_what_stands_can_be_left(action, admin_client):
    url = change_url(action)
    logement = Keyword.objects.get(slug="logement")
    late = shown_values(admin_client, url) | {"summary": "Trop tard.", "keywords_list": []}
    send(admin_client, url, summary="Entre-temps.", keywords_list=[logement.pk])
    page = admin_client.post(url, late)

    admin_client.post(url, chosen(page, summary="leur", keywords_list="leur"))

    action = Action.objects.get()
    assert (action.summary, action.themes) == ("Entre-temps.", [logement])


@pytest.mark.once
def test_a_third_writer_is_seen_too(action, admin_client):
    url = change_url(action)
    late = shown_values(admin_client, url) | {"summary": "Trop tard."}
    send(admin_client, url, summary="Entre-temps.")
    page = admin_client.post(url, late)
    send(admin_client, url, summary="Encore un autre.")

    again = admin_client.post(url, chosen(page, summary="mien"))

    assert refused(again) == {"summary": ""}
    assert Action.objects.get().summary == "Encore un autre."


@pytest.mark.parametrize(("side", "total"), [("mien", 1300), ("leur", 1500)])
def test_a_budget_that_an_import_replaced_is_chosen_like_a_text(side, total, action, admin_client, tmp_path):
    url = change_url(action)
    late = shown_values(admin_client, url) | {"budget-0-total": "1300"}
    import_fiches(tmp_path, garden(resources="1500 euros"))

    page = admin_client.post(url, late)
    assert refused(page) == {"resources": "leur", "budget": ""}
    response = admin_client.post(url, chosen(page, budget=side))

    assert response.status_code == 302, response.content.decode()
    assert (Budget.objects.get().total, Action.objects.get().resources) == (total, "1500 euros")


@pytest.mark.once
@pytest.mark.parametrize(("side", "value"), [("mien", 3), ("leur", 8)])
def test_people_counted_twice_are_chosen_like_a_text(side, value, action, admin_client):
    url = change_url(action)
    rows = {"people_counts-TOTAL_FORMS": "1", "people_counts-0-role": "volunteers"}
    late = shown_values(admin_client, url) | rows | {"people_counts-0-value": "3"}
    send(admin_client, url, **rows, **{"people_counts-0-value": "8"})
    page = admin_client.post(url, late)

    response = admin_client.post(url, chosen(page, people_counts=side))

    assert response.status_code == 302
    assert PeopleCount.objects.get().value == value


@pytest.mark.parametrize(("side", "total"), [("mien", 1300), ("leur", 1500)])
def test_the_page_of_a_budget_that_an_import_replaced(side, total, action, admin_client, tmp_path):
    url = change_url(action.budget)
    late = shown_values(admin_client, url) | {"total": "1300", "de": action.pk}
    import_fiches(tmp_path, garden(resources="1500 euros"))

    page = admin_client.post(url, late)
    assert refused(page) == {"total": ""}
    response = admin_client.post(url, chosen(page, total=side))

    assert response.status_code == 302
    assert Budget.objects.get().total == total


def test_centres_and_terms_are_held_as_well(action, admin_client):
    centre, sante = Centre.objects.get(), Keyword.objects.get(slug="sante")
    for thing, field, texts in ((centre, "contact", ("01", "02")), (sante, "label", ("Soin", "Bien-être"))):
        url = change_url(thing)
        late = shown_values(admin_client, url) | {field: texts[1]}
        send(admin_client, url, **{field: texts[0]})
        page = admin_client.post(url, late)
        assert refused(page)[field] == ""
        thing.refresh_from_db()
        assert getattr(thing, field) == texts[0]

        admin_client.post(url, chosen(page, **{field: "mien"}))

        thing.refresh_from_db()
        assert getattr(thing, field) == texts[1]


def test_a_spelling_added_by_two_people_stays_once_chosen(db, admin_client):
    sante = Keyword.objects.get(slug="sante")
    before, url = sante.spellings.count(), change_url(sante)
    row = f"spellings-{before}-text"
    late = shown_values(admin_client, url) | {row: "Soins", "spellings-TOTAL_FORMS": before + 1}
    send(admin_client, url, **{row: "Guérir", "spellings-TOTAL_FORMS": before + 1})
    page = admin_client.post(url, late)

    assert refused(page) == {"spellings": ""}
    assert admin_client.post(url, chosen(page, spellings="mien")).status_code == 302

    texts = set(sante.spellings.values_list("text", flat=True))
    assert "Soins" in texts
    assert "Guérir" not in texts


@pytest.mark.once
def test_the_same_text_typed_by_two_people_is_no_quarrel(action, admin_client):
    url = change_url(action)
    late = shown_values(admin_client, url) | {"summary": "Pareil."}
    send(admin_client, url, summary="Pareil.")

    page = admin_client.post(url, late)

    assert refused(page) == {}
    assert admin_client.post(url, chosen(page)).status_code == 302


def test_what_was_typed_on_a_fiche_that_is_gone_is_shown(action, admin_client):
    url = change_url(action)
    late = shown_values(admin_client, url) | {"summary": "Mon long texte."}
    action.delete()

    page = admin_client.post(url, late)

    assert page.status_code == 409
    assert "Mon long texte." in page.content.decode()


@pytest.mark.parametrize("seen", ["", "{}", "[]", "\0", '{"summary": 3}', "null"])
def test_what_a_page_showed_can_be_nonsense(seen, action, admin_client):
    response = send(admin_client, change_url(action), vu=seen, summary="Corrigé.")

    assert response.status_code in (302, 409)


@pytest.mark.once
def test_the_page_of_a_refusal_has_no_script_and_keeps_texts_as_texts(action, admin_client):
    url = change_url(action)
    late = shown_values(admin_client, url) | {"summary": "</textarea><script>alert(1)</script>"}
    send(admin_client, url, summary="Entre-temps.")

    html = admin_client.post(url, late).content.decode()

    assert "<script>alert" not in html
    assert not re.search(r" (style|on\w+)=", html)


@pytest.mark.once
def test_what_was_typed_on_a_merged_fiche_is_shown_in_french_with_where_it_went(action, admin_client, admin_user):
    url, kept = change_url(action), make_action("Jardin partagé")
    rows = {"people_counts-TOTAL_FORMS": "1", "people_counts-0-role": "volunteers", "people_counts-0-value": "3"}
    late = shown_values(admin_client, url) | {"summary": "Mon long texte.", **rows}
    merge_rows(kept, action, {}, admin_user)

    page = admin_client.post(url, late)

    assert page.status_code == 409
    html = page.content.decode()
    assert "fusionnée le" in html
    assert f'href="{change_url(kept)}">Jardin partagé</a>' in html
    titles = {part.title: part.words for part in page.context["typed"]}
    assert titles["Résumé"] == "Mon long texte."
    assert any("énévoles" in words for words in titles.values()), titles
    assert not any(name in html for name in (">summary<", "people_counts", ">title<"))


@pytest.mark.once
def test_what_was_typed_on_a_withdrawn_fiche_or_its_budget_is_shown(action, admin_client, admin_user):
    pages = {change_url(action): {"summary": "Mon long texte."}, change_url(action.budget): {"total": "1300"}}
    late = {url: shown_values(admin_client, url) | values for url, values in pages.items()}
    withdraw(action, admin_user)

    for url, values in late.items():
        page = admin_client.post(url, values)
        assert page.status_code == 409
        html = page.content.decode()
        assert "admin l’a retirée le" in html
        assert any(part.words.startswith(("Mon long", "1300")) for part in page.context["typed"])
    assert Action.objects.get().summary != "Mon long texte."


@pytest.mark.once
def test_what_was_typed_on_a_deleted_theme_is_shown(admin_client, db):
    theme = Keyword.objects.create(label="Apiculture", slug="apiculture")
    url = change_url(theme)
    late = shown_values(admin_client, url) | {"label": "Abeilles"}
    admin_client.post(url.replace("/change/", "/delete/"), {"post": "yes"})

    page = admin_client.post(url, late)

    assert page.status_code == 409
    assert "admin a supprimé « Apiculture » le" in page.content.decode()
    assert "Abeilles" in [part.words for part in page.context["typed"]]


@pytest.mark.once
def test_an_account_changed_meanwhile_is_not_written_over_and_no_password_is_shown(admin_client, db):
    account = User.objects.create_user("collegue", "un@example.org", password="une phrase assez longue", is_staff=True)
    give_role(account, READING)
    url = reverse("admin:auth_user_change", args=[account.pk])
    late = shown_values(admin_client, url) | {"email": "deux@example.org", "role": READING}
    late.pop("password")  # shown, and not a field that a browser sends
    send(admin_client, url, email="trois@example.org", role=FEDERATION)

    page = admin_client.post(url, late)

    assert refused(page) == {"email": "", "role": "leur"}
    assert account.password not in page.content.decode()
    account.refresh_from_db()
    assert (account.email, role_of(account)) == ("trois@example.org", FEDERATION)
    assert admin_client.post(url, chosen(page, email="mien")).status_code == 302
    account.refresh_from_db()
    assert (account.email, role_of(account)) == ("deux@example.org", FEDERATION)
