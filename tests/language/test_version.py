"""The version of the normaliser is another one when the lines that it writes are."""

from hashlib import sha256

from centres.language.families import ACCENTED, FAMILIES, FORMS
from centres.language.indexing import index_line
from centres.language.version import NORMALISER

TITLE = "L’Œuvre des jardinières : « été 2019 », à 18h00 !"
TEXT = """Les habitantes organisent chaque samedi un péri-scolaire pour les aîné(e)s du quartier Saint-Bruno.
Des bénévoles, formés aux 1ers secours, animent l’auto-école sociale ; la C.A.F. et la CAF y sont associées.
Cœurs, sœurs, vœux, travaux, vitraux, jeux : nous proposons, ils proposaient, qu'elle propose. N°3, 1 500 €, 12,5 %.
Intergénérationnel, co-éducation, aujourd'hui, rendez-vous, e-mail, MJC-Centre social, ﬁlières, Noël, maïs, ambigüe.
• démarche « d'aller vers » – l’accès aux droits… porte-à-porte (hors-les-murs)
Les adolescents jouent, lisent, chantent ; un moment, un document, ils animent, ils dansent, elles viennent.
"""
# Number of the version -> what it makes of these texts.
LINES = {5: "0ddfa47638a5defe"}


def test_other_lines_have_another_version():
    """They are written again in every database (models/derived.py) as soon as the number is another one."""
    words = " ".join([*FORMS, *ACCENTED, *FAMILIES.split()])
    line = index_line(([TITLE], ["Le Phare"], [TEXT.split("\n")[0]], [TEXT, words]), set())

    assert LINES[NORMALISER] == sha256(line.encode()).hexdigest()[:16], "add one to NORMALISER, and its line here"
