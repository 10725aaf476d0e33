"""What several imports, edits and merges in a row must not lose. Each was a real defect once."""

import pytest

from centres.fiches import compose
from centres.models import Action, Budget, Centre, FieldConflict, Keyword, SourceFiche

from .pages import everything, garden, import_fiches, import_text

pytestmark = pytest.mark.django_db

A, B, C = garden(summary="un"), garden(summary="deux"), garden(summary="trois")
TABLE = "Les actions des centres sociaux\nNom | Département | Année |\nJardin des voisins | Isère | {} |\n"
WHOLE = garden(description="Une longue description du jardin, le samedi.\nFin.", prospects="Encore un an.")


def open_conflicts():
    return list(FieldConflict.objects.filter(decision="open").values_list("field", "theirs"))


@pytest.mark.parametrize("fiches", [(A, C), (C, A)])
def test_an_older_text_in_the_same_file_hides_no_conflict(fiches, tmp_path):
    import_fiches(tmp_path, A)
    import_fiches(tmp_path, B)
    Action.objects.update(summary="corrigé")

    report = import_fiches(tmp_path, *fiches)

    assert report.counts["conflicts"] == 1
    assert open_conflicts() == [("summary", "trois")]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\n  "),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("samedi", "lundi"),
    ],
)
def test_a_cut_page_shortens_no_value_even_when_it_is_laid_out_otherwise(change, tmp_path):
    import_fiches(tmp_path, WHOLE)
    text = compose([WHOLE])

    import_text(tmp_path, change(text[: text.index("Une longue") + 6]))

    assert Action.objects.get().description == WHOLE.description


def test_a_cut_list_keeps_its_last_values(tmp_path):
    import_fiches(tmp_path, garden(partners=("Caf", "Commune", "MSA")))
    text = compose([garden(partners=("Caf", "Commune", "MSA"), summary="Autre.")])

    import_text(tmp_path, text[: text.index("- Commune") + 5])

    action = Action.objects.for_detail().get()
    assert [term.label for term in action.partner_list] == ["Caf", "Commune", "MSA"]
    assert action.summary == "Autre."


def test_a_page_glued_to_its_cut_beginning_makes_one_action(tmp_path):
    text = compose([WHOLE])
    both = f"{text[: text.index('description du')]}\nLes actions des centres sociaux\n{text}"

    report = import_text(tmp_path, both)

    assert (report.counts["created"], report.counts["unchanged"], report.counts["probable_duplicates"]) == (1, 1, 0)
    assert Action.objects.get().description == WHOLE.description
    before = everything(leave_out=["ImportRun"])
    import_text(tmp_path, both)
    assert everything(leave_out=["ImportRun"]) == before


def test_a_conflict_on_the_year_that_staff_decided_is_not_opened_again(tmp_path):
    import_text(tmp_path, TABLE.format(2015) + compose([A]))
    import_fiches(tmp_path, B)
    import_text(tmp_path, TABLE.format(2016) + compose([B]))
    assert Action.objects.get().year == 2016
    Action.objects.update(year=2014)

    for _ in range(2):
        import_text(tmp_path, TABLE.format(2016) + compose([B]))

    assert Action.objects.get().year == 2014
    assert open_conflicts() == []


def test_a_conflict_closes_with_the_import_that_takes_the_source(tmp_path):
    import_fiches(tmp_path, A)
    Action.objects.update(summary="corrigé")
    import_fiches(tmp_path, B)
    Action.objects.update(summary="deux")
    import_fiches(tmp_path, C)
    assert Action.objects.get().summary == "trois"
    before = everything(leave_out=["ImportRun"])

    import_fiches(tmp_path, C)

    assert open_conflicts() == []
    assert everything(leave_out=["ImportRun"]) == before


def merge(kept: Action, other: Action) -> None:
    """What a merge does to the sources: they lead to the action that is kept."""
    SourceFiche.objects.filter(action=other).update(action=kept)
    other.delete()


def test_texts_merged_by_staff_stay_one_action_when_one_of_them_changes(tmp_path):
    first, second = garden(summary="On jardine."), garden(summary="On cuisine dans la cour.")
    import_fiches(tmp_path, first, second)
    merge(*Action.objects.order_by("pk"))

    report = import_fiches(tmp_path, first, garden(summary="On cuisine dans la cour, le soir."))

    assert Action.objects.count() == 1
    assert (report.counts["created"], report.counts["probable_duplicates"]) == (0, 0)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_two_keys_of_one_action_that_disagree_do_not_overwrite_each_other(is_reversed, tmp_path):
    one, other = garden(limits="x1"), garden(title="Le jardin partagé", limits="y1")
    import_fiches(tmp_path, one, other)
    merge(*Action.objects.order_by("pk"))
    news = [garden(limits="x2"), garden(title="Le jardin partagé", limits="y2")]

    import_fiches(tmp_path, *(news[::-1] if is_reversed else news))

    action = Action.objects.get()
    assert action.version <= 2
    assert "limits" in {field for field, _ in open_conflicts()}
    first_state = (action.limits, sorted(open_conflicts()))
    import_fiches(tmp_path, *news)
    action.refresh_from_db()
    assert (action.limits, sorted(open_conflicts())) == first_state


def test_every_spelling_of_a_departement_is_one_centre(tmp_path):
    import_fiches(tmp_path, garden(department="Réunion"), garden(title="Deux", department="La Réunion"))

    centre = Centre.objects.get()
    assert centre.departement_id == "974"
    centre.aliases.get().save()
    import_fiches(tmp_path, garden(title="Trois", department="Réunion"))
    assert Centre.objects.count() == 1


def test_symbols_that_differ_by_spacing_are_one_centre(tmp_path):
    import_fiches(tmp_path, garden(centre="✿ ✿"), garden(title="Deux", centre="✿  ✿"))

    assert Centre.objects.count() == 1


def test_the_words_behind_a_budget_follow_the_resources(tmp_path):
    import_fiches(tmp_path, garden(resources="1200 euros"))
    import_fiches(tmp_path, garden(resources="Budget : 1200 euros"))

    assert Budget.objects.get().source_text == "Budget : 1200 euros"


def test_a_new_place_of_a_text_stores_what_that_text_says(tmp_path):
    import_fiches(tmp_path, A)
    import_fiches(tmp_path, garden(summary=""))
    import_fiches(tmp_path, garden(summary=""), garden(summary=""))

    assert [source.values["summary"] for source in SourceFiche.objects.current()] == [None, None]


def test_many_new_terms_without_a_latin_letter_get_a_slug_each(tmp_path):
    report = import_fiches(tmp_path, *(garden(title=str(n), keywords=(chr(0x4E00 + n),)) for n in range(60)))

    assert report.counts["created"] == 60
    assert Keyword.objects.filter(slug__startswith="valeur", needs_review=True).count() == 60


def test_hundreds_of_texts_of_one_key_find_their_action(tmp_path):
    before = [garden(summary=f"Le récit numéro {n}", limits=f"Manque {n}") for n in range(230)]
    after = [garden(summary=f"Le récit numéro {n}", limits=f"Manque {n} bras") for n in range(230)]
    import_fiches(tmp_path, *before)

    report = import_fiches(tmp_path, *after)

    assert report.counts["updated"] == 230
    told = Action.objects.values_list("summary", "limits")
    assert all(limits == f"Manque {summary.split()[-1]} bras" for summary, limits in told)
