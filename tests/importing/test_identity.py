"""Which action a fiche is: its centre, département and title as the source prints them, folded."""

from dataclasses import replace

import pytest

from centres.fiches import compose, identity_key
from centres.importing.reread import reread
from centres.models import Action, Centre, SourceFiche

from .pages import everything, garden, import_fiches, import_text

pytestmark = pytest.mark.django_db


def test_case_accents_and_punctuation_do_not_make_another_action(tmp_path):
    import_fiches(tmp_path, garden())
    import_fiches(tmp_path, garden(title="JARDIN DES VOISINS !", centre="centre  social le phare"))

    assert Action.objects.get().title == "JARDIN DES VOISINS !"
    assert Centre.objects.count() == 1


def test_an_article_more_makes_another_action(tmp_path):
    import_fiches(tmp_path, garden(), garden(title="Le jardin des voisins"))

    assert Action.objects.count() == 2


def test_the_same_centre_name_in_another_departement_is_another_centre(tmp_path):
    import_fiches(tmp_path, garden(), garden(department="Loire-Atlantique"))

    assert Centre.objects.count() == 2
    assert Action.objects.count() == 2


def test_an_action_may_lack_a_centre_and_a_centre_a_departement(tmp_path):
    import_fiches(tmp_path, garden(centre="", department=""), garden(department=""))

    assert sorted(str(action.centre) for action in Action.objects.all()) == ["Centre social Le Phare", "None"]
    assert Action.objects.filter(centre__departement=None, centre__isnull=False).count() == 1


def test_a_departement_that_is_not_one_is_kept_by_its_name_alone(tmp_path):
    report = import_fiches(tmp_path, garden(department="Pays-Imaginaire"))

    centre = Centre.objects.get()
    assert (centre.name, centre.departement) == ("Centre social Le Phare", None)
    assert centre.aliases.get().department == "Pays-Imaginaire"
    assert "unknown_department" in {issue.code for issue in report.issues}


def test_a_centre_moved_by_staff_stays_where_it_was_put(tmp_path):
    import_fiches(tmp_path, garden())
    elsewhere = Centre.objects.create(name="Maison du Port")
    Action.objects.update(centre=elsewhere)

    import_fiches(tmp_path, garden(limits="Il pleut."))

    assert Action.objects.get().centre == elsewhere


def test_two_texts_of_one_key_in_one_file_are_two_actions_and_a_probable_duplicate(tmp_path):
    report = import_fiches(tmp_path, garden(), garden(summary="Tout autre chose."))

    assert (report.counts["created"], report.counts["probable_duplicates"]) == (2, 1)
    assert [issue.code for issue in report.issues] == ["probable_duplicate"]


def test_a_later_text_updates_the_action_whose_text_is_nearest(tmp_path):
    near, far = "Un atelier de cuisine avec les voisins du soir.", "Des balades à vélo le long du canal en été."
    import_fiches(tmp_path, garden(summary=near), garden(summary=far))

    report = import_fiches(tmp_path, garden(summary=near + " Gratuit."))

    assert sorted(Action.objects.values_list("summary", flat=True)) == [far, near + " Gratuit."]
    assert (report.counts["updated"], report.counts["created"]) == (1, 0)


def test_a_new_text_beside_the_known_one_in_the_same_file_is_another_action(tmp_path):
    import_fiches(tmp_path, garden())

    report = import_fiches(tmp_path, garden(), garden(summary="Tout autre chose."))

    assert (report.counts["created"], report.counts["unchanged"], report.counts["probable_duplicates"]) == (1, 1, 1)


def test_the_order_of_the_fiches_in_a_file_does_not_matter(tmp_path):
    fiches = [garden(), garden(summary="Deux."), garden(title="Trois"), garden(department="Ain"), garden()]
    first = import_fiches(tmp_path, *fiches)
    before = everything(leave_out=["ImportRun"])

    second = import_fiches(tmp_path, *reversed(fiches))

    assert first.counts["created"] == 4
    assert second.counts == first.counts | {"created": 0, "unchanged": 4, "probable_duplicates": 0}
    assert everything(leave_out=["ImportRun"]) == before


def test_a_cut_copy_of_a_known_fiche_changes_nothing(tmp_path):
    whole = garden(description="Une longue description du jardin.", prospects="Encore un an.")
    import_fiches(tmp_path, whole)
    before = everything(leave_out=["ImportRun"])
    text = compose([whole])

    report = import_text(tmp_path, text[: text.index("longue description") + 3])

    assert report.counts["unchanged"] == 1
    assert everything(leave_out=["ImportRun"]) == before


def test_a_cut_fiche_is_completed_by_the_whole_one(tmp_path):
    whole = garden(description="Une longue description du jardin.", prospects="Encore un an.")
    text = compose([whole])
    import_text(tmp_path, text[: text.index("longue description") + 3])

    report = import_text(tmp_path, text)

    assert report.counts["updated"] == 1
    assert Action.objects.get().description == "Une longue description du jardin."


def test_a_year_printed_in_the_table_is_kept_by_a_page_without_table(tmp_path):
    table = "Les actions des centres sociaux\nNom | Département | Année |\nJardin des voisins | Isère | 2016 |\n"
    import_text(tmp_path, table + compose([garden()]))
    assert Action.objects.get().year == 2016

    report = import_fiches(tmp_path, garden())

    assert Action.objects.get().year == 2016
    assert report.counts["unchanged"] == 1


def test_a_year_that_appears_later_is_taken(tmp_path):
    import_fiches(tmp_path, garden())
    table = "Les actions des centres sociaux\nNom | Département | Année |\nJardin des voisins | Isère | 2016 |\n"

    report = import_text(tmp_path, table + compose([garden()]))

    assert Action.objects.get().year == 2016
    assert report.counts["updated"] == 1
    again = everything(leave_out=["ImportRun"])
    import_text(tmp_path, table + compose([garden()]))
    assert everything(leave_out=["ImportRun"]) == again


def test_a_fiche_without_a_title_gets_a_name_that_says_so(tmp_path):
    text = compose([garden()]).replace("Jardin des voisins\n", "")
    import_text(tmp_path, text)
    before = everything(leave_out=["ImportRun"])

    report = import_text(tmp_path, text)

    assert Action.objects.get().title == "Sans titre"
    assert report.counts["unchanged"] == 1
    assert everything(leave_out=["ImportRun"]) == before


def test_a_place_more_of_a_known_text_is_one_source_more_of_the_same_action(tmp_path):
    import_fiches(tmp_path, garden())

    report = import_fiches(tmp_path, garden(), replace(garden()))

    assert Action.objects.count() == 1
    assert SourceFiche.objects.count() == 2
    assert (report.counts["unchanged"], report.counts["exact_duplicates"]) == (1, 1)


def test_sources_stored_under_no_name_get_the_key_of_their_words(tmp_path):
    """Where such texts once overwrote each other, the one that was lost makes its own action when met again."""
    lost, kept = garden(title="", centre="", summary="Un."), garden(title="", centre="", summary="Deux.")
    import_fiches(tmp_path, kept)
    key = SourceFiche.objects.get().key
    import_fiches(tmp_path, lost)
    SourceFiche.objects.update(key=identity_key("", "Isère", ""))
    first, last = Action.objects.order_by("pk")
    last.sources.update(action=first, is_current=False)
    last.delete()

    reread()

    assert SourceFiche.objects.current().get().key == key
    assert (import_fiches(tmp_path, kept).counts["unchanged"], import_fiches(tmp_path, lost).counts["created"]) == (
        1,
        1,
    )
