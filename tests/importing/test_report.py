"""What an import tells in French: one is one, several are several."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from centres.fiches import Issue, Reading, Refusal
from centres.importing.report import (
    COUNTS,
    Event,
    FileReport,
    Rereading,
    as_text,
    changes,
    reading_as_text,
    refusal_as_text,
    rereading_as_text,
)

NAMES = ("read", "updated", "unchanged", "kept", "exact_duplicates", "conflicts")
LINES = {"furniture": 4, "separator": 2, "label": 12, "dash": 1, "field": 9, "unrecognised": 3}
EVENT = Event("conflict", 12, "Jardin", ("Résumé", "Limites"))
PAGE = FileReport(
    "page.txt",
    counts=dict.fromkeys(COUNTS, 2),
    lines=LINES,
    issues=(Issue("odd", 7, "ligne 7 : à revoir."), Issue("late", None, "fin absente."), Issue("odd", 9, "encore.")),
    events=(EVENT, Event("updated", 30, "Fête", ("Bilan",)), Event("kept", 31, "Repas", ("Titre",))),
)


def test_one_of_each_is_told_in_the_singular_and_two_in_the_plural() -> None:
    one, two = (next(rereading_as_text(Rereading(dict.fromkeys(NAMES, number)))) for number in (1, 2))

    assert one == (
        "1 fiche source relue : 1 mise à jour, 1 inchangée, 1 gardée (corrections de l’équipe), "
        "1 doublon exact, 1 conflit"
    )
    assert two == (
        "2 fiches sources relues : 2 mises à jour, 2 inchangées, 2 gardées (corrections de l’équipe), "
        "2 doublons exacts, 2 conflits"
    )


def test_what_a_rereading_changed_and_could_not_read_is_told_with_its_place() -> None:
    counts = dict.fromkeys(NAMES, 0)

    told = list(rereading_as_text(Rereading(counts, [("a.txt", EVENT)], ["a.txt:3", "a.txt:9"]), is_dry_run=True))

    assert told[0].startswith("0 fiche source relue : 0 mise à jour,")
    assert told[1:] == [
        "  a.txt:12 : « Jardin », CONFLIT, la correction du catalogue reste (Résumé, Limites)",
        "2 sources laissées telles quelles :",
        "  a.txt:3 : son texte seul ne se lit plus comme une fiche.",
        "  a.txt:9 : son texte seul ne se lit plus comme une fiche.",
        "Essai seulement : rien n’a été écrit.",
    ]
    assert next(line for line in rereading_as_text(Rereading(counts, [], ["b:1"])) if "laissée" in line) == (
        "1 source laissée telle quelle :"
    )


def test_the_report_of_a_file_is_these_lines() -> None:
    assert list(as_text([PAGE])) == [
        "page.txt",
        "  2 fiches lues : 2 créées, 2 mises à jour, 2 inchangées, 2 gardées (corrections de l’équipe)",
        "  2 doublons exacts, 2 doublons probables, 2 conflits",
        "  31 lignes non vides = 4 habillage de page + 2 séparateurs + 12 étiquettes + 1 tirets de structure + 9 champs"
        " + 3 non reconnues",
        "  page.txt:12 : « Jardin », CONFLIT, la correction du catalogue reste (Résumé, Limites)",
        "  page.txt:30 : « Fête », mis à jour (Bilan)",
        "  page.txt:31 : « Repas », correction du catalogue gardée (Titre)",
        "  3 signalements :",
        "    late (1)",
        "      page.txt : fin absente.",
        "    odd (2)",
        "      page.txt:7 : à revoir.",
        "      page.txt:9 : encore.",
        "",
    ]


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (0, []),
        (1, ["  1 fiche laissée de côté : le prochain import la ou les proposera."]),
        (2, ["  2 fiches laissées de côté : le prochain import la ou les proposera."]),
    ],
)
def test_fiches_left_out_are_told_when_there_are_some(left: int, said: list[str]) -> None:
    page = FileReport("page.txt", counts=dict.fromkeys(COUNTS, 1) | {"left": left})

    assert list(as_text([page]))[1:] == [
        "  1 fiche lue : 1 créée, 1 mise à jour, 1 inchangée, 1 gardée (corrections de l’équipe)",
        "  1 doublon exact, 1 doublon probable, 1 conflit",
        *said,
        "  0 lignes non vides = ",
        "",
    ]


def test_several_files_are_added_up_and_refused_ones_told_apart() -> None:
    refused = FileReport("b.txt", refused=Refusal("binary", "ligne 4 : illisible.", line=4, offset=17))

    *_, total, counts, more, last, trial = as_text([PAGE, replace(PAGE, name="c.txt"), refused], is_dry_run=True)

    assert total == "Total : 2 fichiers importés sur 3"
    assert counts.startswith("  4 fiches lues : 4 créées, 4 mises à jour")
    assert more == "  4 doublons exacts, 4 doublons probables, 4 conflits"
    assert last == "1 fichier refusé : rien n’en a été écrit."
    assert trial == "Essai seulement : rien n’a été écrit."
    assert list(as_text([refused])) == [
        "b.txt", "  REFUSÉ : ligne 4, octet 17 : illisible.", "", "1 fichier refusé : rien n’en a été écrit.",
    ]  # fmt: skip
    assert list(as_text([refused, refused]))[-1] == "2 fichiers refusés : rien n’en a été écrit."


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (Refusal("empty", "vide."), "  REFUSÉ : vide."),
        (Refusal("odd", "ligne 3 : non.", line=3), "  REFUSÉ : ligne 3 : non."),
        (Refusal("odd", "octet nul.", offset=0), "  REFUSÉ : octet 0 : octet nul."),
    ],
)
def test_a_refusal_says_where_when_it_is_known(refusal: Refusal, said: str) -> None:
    assert list(refusal_as_text("a.txt", refusal)) == ["a.txt", said]


def test_a_file_that_is_only_read_is_told_line_by_line() -> None:
    reading = Reading(
        (), (), ((1, "field"), (2, "label")), issues=(Issue("odd", 2, "deux."), Issue("odd", None, "un."))
    )

    assert list(reading_as_text("a.txt", reading)) == [
        "a.txt",
        "  0 fiche lue",
        "  2 lignes non vides = 0 habillage de page + 0 séparateurs + 1 étiquettes + 0 tirets de structure + 1 champs"
        " + 0 non reconnues",
        "  2 signalements :",
        "    odd (2)",
        "      a.txt : un.",
        "      a.txt:2 : deux.",
    ]


@pytest.mark.parametrize(
    ("report", "needs"),
    [
        (FileReport("a", counts=dict.fromkeys(COUNTS, 0)), False),
        (FileReport("a", counts={"conflicts": 1}), True),
        (FileReport("a", issues=(Issue("odd", 1, "un."),)), True),
    ],
)
def test_an_issue_or_a_conflict_needs_a_look(report: FileReport, needs: bool) -> None:
    assert report.needs_a_look is needs


def test_a_fiche_left_out_is_kept_in_what_the_import_did() -> None:
    left = SimpleNamespace(fiche=SimpleNamespace(first_line=3, title="Jardin"), action_id=7)

    assert list(changes([], [left], [])) == [{"kind": "left", "fields": [], "line": 3, "title": "Jardin", "action": 7}]
