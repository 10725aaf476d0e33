"""How a commune is told in a sentence."""

import pytest

from centres.models import Commune


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Grenoble", "de Grenoble (38)"),
        ("Ajaccio", "d’Ajaccio (38)"),
        ("Échirolles", "d’Échirolles (38)"),
        ("Œuilly", "d’Œuilly (38)"),
        ("Yvetot", "d’Yvetot (38)"),
        ("Le Havre", "du Havre (38)"),
        ("Les Ulis", "des Ulis (38)"),
        ("La Mure", "de La Mure (38)"),
        ("L'Isle-d'Abeau", "de L'Isle-d'Abeau (38)"),
        ("Lesquin", "de Lesquin (38)"),
        ("Hagondange", "de Hagondange (38)"),
    ],
)
def test_de_joins_the_name_as_it_is_spoken(name, told):
    commune = Commune(code="38001", name=name, departement_id="38")
    commune.set_keys()

    assert commune.after_de == told
