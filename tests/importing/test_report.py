"""What an import tells in French: one is one, several are several."""

from centres.importing.report import Rereading, rereading_as_text

NAMES = ("read", "updated", "unchanged", "kept", "exact_duplicates", "conflicts")


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
