"""/actions/<id>/<slug>/: the page of a fiche."""

import re

import pytest

from centres.models import Action, BudgetLine, Keyword, Status
from centres.views.answer_cache import of_this_process
from tests.factories import make_action, make_centre, make_full_action, make_source

pytestmark = pytest.mark.django_db


def text_of(html: str) -> str:
    """The words of a page, without its markup; every space is a plain one."""
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")]).split())


def test_every_section_is_there_in_the_order_of_the_fiche(page):
    action = make_full_action(title="Jardin")
    words = text_of(page(action.get_absolute_url()))
    places = [
        words.index(part)
        for part in (
            "Texte de summary.", "Pourquoi elle s’est terminée", "Texte de status_reason.", "Le centre social",
            "Texte de initiator_details.", "Texte de experience.", "Texte de description.", "Texte de resources.",
            "Texte de people. Les résultats", "Texte de result_territory.", "Texte de result_centre.",
            "Texte de result_inhabitants. Diagnostic", "Un constat.", "affiche.pdf", "Texte de limits.",
            "Texte de prospects.",
        )
    ]  # fmt: skip

    assert places == sorted(places)
    assert "Non renseigné :" not in words


def test_the_six_questions_answer_in_the_words_of_the_catalogue(page):
    words = text_of(page(make_full_action().get_absolute_url()))

    assert "Pour qui Adultes, Seniors" in words
    assert "Où Un quartier Isère" in words
    assert "Pour combien 1 200 € en 2019, montant déclaré" in words
    assert "Avec qui Caf , Commune" in words


def test_the_emptiest_fiche_says_in_one_line_what_is_not_filled_in(page):
    html = page(make_action("Rien").get_absolute_url())
    line = re.search(r"Non renseigné\s: (.*?)\.</span>", html)[1]

    assert line.split(", ") == [
        "centre social", "fichiers associés", "statut", "dimension", "thèmes", "résumé", "à l’initiative",
        "échelle du territoire", "description de l’expérience", "public", "partenaires", "description générale",
        "ressources financières", "personnes mobilisées", "résultat sur le territoire",
        "résultat pour le centre social", "résultat pour les habitants", "limites", "perspectives",
    ]  # fmt: skip
    assert 'class="part"' not in html


def test_an_old_or_missing_slug_leads_to_the_current_one_for_good(client):
    action = make_action("Nouveau titre")

    for path in (f"/actions/{action.pk}/ancien-titre/", f"/actions/{action.pk}/", f"/actions/{action.pk}/é%20x/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, f"/actions/{action.pk}/nouveau-titre/")


@pytest.mark.parametrize("number", ["0", "999999", "9223372036854775808", "9" * 60])
def test_a_number_that_is_no_fiche_is_not_found(client, number):
    assert client.get(f"/actions/{number}/x/").status_code == 404


def test_an_action_without_a_slug_has_a_page_all_the_same(client):
    action = make_action()
    Action.objects.filter(pk=action.pk).update(slug="")

    assert client.get(f"/actions/{action.pk}/action/").status_code == 200


def test_the_source_is_shown_with_the_line_numbers_of_its_file(page):
    action = make_action("Sourcée")
    make_source(action, "Actions\nSourcée\n\n- <b>Structure</b>", file="page-58.txt", first_line=131)
    html = page(action.get_absolute_url())

    assert "« page-58.txt » (lignes 131 à 134)" in text_of(html)
    assert (
        '<ol start="131"><li>Actions</li><li>Sourcée</li><li>\u00a0</li><li>- &lt;b&gt;Structure&lt;/b&gt;</li></ol>'
        in html
    )


def test_each_place_of_a_fiche_is_named_and_older_texts_are_not(page):
    action = make_action()
    make_source(action, "un\ndeux", file="a.txt", first_line=3)
    make_source(action, "un\ndeux", file="a.txt", first_line=90, occurrence=2)
    make_source(action, "ancien texte", file="vieux.txt", is_current=False)
    html = page(action.get_absolute_url())

    assert "« a.txt » (lignes 3 à 4) et dans « a.txt » (lignes 90 à 91)" in text_of(html)
    assert html.count("<ol start=") == 2
    assert "vieux.txt" not in html
    assert "ancien texte" not in html


def test_a_fiche_typed_by_staff_says_so(page):
    assert "saisie par l’équipe de la fédération" in page(make_action().get_absolute_url())


def test_issues_of_the_reader_are_not_for_the_public(page):
    action = make_action()
    make_source(action, issues=[{"code": "odd", "line": 3, "message": "montant illisible"}])

    assert "montant illisible" not in page(action.get_absolute_url())


def test_markup_in_any_text_is_text(page):
    attack = "<script>alert(1)</script>\n- <img src=x onerror=alert(1)>"
    keyword = Keyword.objects.create(label="<i>mot</i>", slug="mot", icon='"><b>')
    status = Status.objects.create(label="<u>statut</u>", slug="statut")
    names = (
        "summary", "status_reason", "initiator_details", "experience", "description", "resources", "people",
        "result_territory", "result_centre", "result_inhabitants", "limits", "prospects", "attachments",
    )  # fmt: skip
    action = make_full_action(
        title=attack.split("\n")[0],
        keywords=[keyword.slug],
        status=status.slug,
        centre=make_centre("<b>centre</b>", address=attack, contact=attack),
        other_sections=[{"label": "<b>label</b>", "text": attack, "line": 1}],
        budget={"low": 1, "high": 2, "scope": "<b>scope</b>"},
        **dict.fromkeys(names, attack),
    )
    make_source(action, attack, file="<b>file</b>")

    for path in (action.get_absolute_url(), action.centre.get_absolute_url(), "/", "/themes/"):
        html = page(path)
        for markup in ("<script>", "<img", "<i>mot", "<u>", "<b>centre", "<b>label", "<b>scope", "<b>file", '"><b>'):
            assert markup not in html


def test_a_very_long_fiche_opens(page):
    action = make_full_action(title="mot " * 250, description="ligne\n" * 5000, summary="x" * 5000)

    assert page(action.get_absolute_url()).count("<p>ligne</p>") == 5000


def test_odd_other_sections_break_nothing(page):
    assert page(make_action(other_sections=["texte", {"label": "Seul"}, 3, None]).get_absolute_url())


def test_attachments_are_named_and_said_not_to_be_here(page):
    words = text_of(page(make_action(attachments="affiche.pdf").get_absolute_url()))

    assert "affiche.pdf Nommés dans la fiche ; ce fichier n’est pas sur ce site." in words


def test_the_centre_says_how_many_published_actions_it_tells(page):
    centre = make_centre()
    make_action(centre=centre)
    make_action(centre=centre, state="draft")

    assert "Isère (38), 2 actions dans le catalogue" in text_of(page(make_action(centre=centre).get_absolute_url()))


def test_a_fiche_asks_as_many_queries_however_much_it_holds(client, django_assert_num_queries):
    short, long = make_action(centre=make_centre(), budget={"total": 1}, summary="Texte."), make_full_action()
    for occurrence in range(1, 31):
        make_source(long, occurrence=occurrence)

    for number in range(6):
        make_full_action(title=f"Voisine {number}", centre=make_centre(f"Centre {number}"))

    client.get(long.get_absolute_url())
    of_this_process.forget()
    for action in (short, long):
        # Of these, two find the fiches that are near, with their cards.
        with django_assert_num_queries(4):
            client.get(action.get_absolute_url())


def test_a_section_that_holds_a_lone_mark_is_not_filled_in(page):
    html = page(
        make_action(limits="-", prospects="•", experience="-\n-", summary="•", result_centre="-").get_absolute_url()
    )

    assert "Ce qui a coincé" not in html
    assert "Et la suite" not in html
    assert "résultat pour le centre social, résultat pour les habitants, limites, perspectives" in html


def test_a_lone_mark_is_no_limit_in_the_figures(client):
    make_action(limits="-")
    make_action(limits="Trop loin.")

    assert client.get("/").context["figures"]["with_limits"] == 1


def test_what_a_section_tells_by_other_means_is_not_said_to_be_missing(page):
    html = page(make_action(initiator_details="La mairie", budget={"total": 1200}).get_absolute_url())

    missing = text_of(html).split("Non renseigné", 1)[1]
    assert "à l’initiative" not in missing
    assert "ressources financières" not in missing


def test_the_query_string_follows_to_the_current_address(client):
    action = make_action("Jardin")

    assert client.get(f"/actions/{action.pk}/ancien/?a=1")["Location"] == f"{action.get_absolute_url()}?a=1"


def test_places_that_are_not_shown_are_said(page):
    action = make_action()
    for occurrence in range(1, 9):
        make_source(action, sha256="s", key="k", occurrence=occurrence, text="Actions")

    assert "montré que 5 fois" in page(action.get_absolute_url())


def a_detailed_budget(**columns):
    action = make_action(resources="Achats : 40 €\nCaf : 100 €", budget={"total": 150, **columns})
    lines = [("Achats", "charge", 40, ""), ("Caf", "charge", 100, "Caf de <b>l’Isère</b>")]
    for position, (label, kind, amount, funder) in enumerate(lines):
        BudgetLine.objects.create(
            budget=action.budget, position=position, label=label, kind=kind, amount=amount, funder=funder, source_line=7
        )
    return action


def test_the_budget_is_laid_out_with_its_gap_and_the_words_one_click_away(page):
    action = a_detailed_budget(period="year", scope="hors salaires", year=2019)
    make_source(action, text="\n".join("Actions123"), field_lines={"resources": [6, 8]})

    html = page(action.get_absolute_url())
    words = text_of(html)

    assert "Total déclaré&nbsp;: 150 € par an, hors salaires, en 2019" in words
    assert "Non détaillé dans la fiche 10 €" in words
    assert "150 € déclarés, 140 € détaillés : 10 € non détaillés." in words
    assert "Caf de &lt;b&gt;l’Isère&lt;/b&gt;" in html
    assert re.search(r"<summary>Les mots de la fiche</summary>.*Achats\s: 40\s€.*Montants lus à la ligne 7", html, re.S)


def test_money_without_a_figure_is_told_in_the_words_of_the_fiche(page):
    html = page(make_action(resources="Pas de budget spécifique").get_absolute_url())

    assert "Pas de budget spécifique" in html
    assert "Les mots de la fiche" not in html


def test_people_counted_answer_who_lent_a_hand(page):
    action = make_action(people="Des gens")
    action.people_counts.create(role="volunteers", low=3, high=4)
    action.people_counts.create(role="professionals", value=1)
    action.people_counts.create(role="families", value=12, is_approximate=True)
    action.people_counts.create(role="participants", low=450)

    words = text_of(page(action.get_absolute_url()))

    assert "Qui s’y est mis 1 professionnel 3 à 4 bénévoles, au moins 450 participants, environ 12 familles" in words


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"low": 1}, "au moins 1 bénévole"),
        ({"high": 1}, "au plus 1 bénévole"),
        ({"low": 1, "high": 2}, "1 à 2 bénévoles"),
    ],
)
def test_one_person_is_told_in_the_singular(columns, words, page):
    action = make_action(counts={"volunteers": columns})

    assert f"Qui s’y est mis {words} " in text_of(page(action.get_absolute_url())) + " "


def test_a_line_without_an_amount_does_not_say_that_the_fiche_gives_none(page):
    """An amount by the hour in a budget of the year stays in the words of the fiche."""
    html = page(make_action(budget={"total": 500, "lines": [{"label": "Animateur à 20 €/h"}]}).get_absolute_url())

    assert "Sans montant retenu" in html


def test_amounts_that_a_later_text_no_longer_gives_are_not_said_to_be_at_its_lines(page):
    action = a_detailed_budget()
    make_source(action, first_line=40, field_lines={"resources": [41, 42]})

    assert "Montants lus" not in page(action.get_absolute_url())


def test_what_staff_count_is_not_said_to_be_missing(page):
    action = make_action(counts={"volunteers": {"value": 3}}, budget={"lines": [{"amount": 40}]})

    words = text_of(page(action.get_absolute_url()))

    missing = words.rsplit("Non renseigné :", 1)[1]
    assert "personnes mobilisées" not in missing
    assert "ressources financières" not in missing
    assert "Pour combien Détaillé dans la fiche" in words
