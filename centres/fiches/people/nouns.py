"""The tables of who is counted: a noun -> its role; a body -> whether its staff are partners; what is no person.

Words are folded. A noun without a role names people of whom the text does not say what they are here.
"""

from typing import NamedTuple

PROFESSIONALS, VOLUNTEERS, PARTICIPANTS = "professionals", "volunteers", "participants"
FAMILIES, PARTNERS, UNSAID = "families", "partner_staff", ""
ROLE_NAMES = {
    PROFESSIONALS: "de professionnels", VOLUNTEERS: "de bénévoles", PARTICIPANTS: "de participants",
    FAMILIES: "de familles", PARTNERS: "de partenaires",
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Noun(NamedTuple):
    """What a noun says. `kind`: the job or the age that sets these people apart from others of the role, or ``""``."""

    role: str
    kind: str


# Any professional: « 3 professionnels, 2 agents » may be the same people.
_ANY_PROFESSIONAL = (
    "professionnel professionnelle pro salarie salariee agent agente intervenant intervenante employe employee "
    "permanent permanente technicien technicienne encadrant encadrante prestataire collegue travailleur travailleuse "
    "accompagnateur accompagnatrice responsable charge chargee vacataire"
)
# One job a line, in both genders: people of two jobs are not the same people.
_JOBS = """
animateur animatrice
referent referente
conseiller conseillere cesf
tisf
educateur educatrice eje
assistant assistante
mediateur mediatrice
secretaire
directeur directrice
coordinateur coordinatrice coordonnateur coordonnatrice
puericulteur puericultrice
infirmier infirmiere
medecin
psychologue
dieteticien dieteticienne nutritionniste
enseignant enseignante professeur professeure instituteur institutrice
formateur formatrice
bibliothecaire
ludothecaire
comptable
cuisinier cuisiniere
"""
_ANY_VOLUNTEER = "benevole"
_ANY_PARTICIPANT = (
    "participant participante habitant habitante usager usagere adherent adherente beneficiaire apprenant apprenante "
    "inscrit inscrite visiteur visiteuse spectateur spectatrice locataire riverain riveraine resident residente "
    "citoyen citoyenne voisin voisine aidant aidante public etudiant etudiante present presente"
)
_AGES = """
enfant bebe ecolier ecoliere eleve
ado adolescent adolescente collegien collegienne lyceen lyceenne
jeune
adulte
parent
mere maman
pere papa
senior aine ainee retraite retraitee
"""
_YOUNG, _OLD = {"enfant", "ado", "jeune"}, {"adulte", "parent", "mere", "pere", "senior"}
_DISJOINT = {("ado", "enfant"), ("mere", "pere")} | {tuple(sorted((y, o))) for y in _YOUNG for o in _OLD}
_UNSAID = (
    "personne individu gens membre homme femme fille garcon volontaire stagiaire elu elue administrateur "
    "administratrice artiste comedien comedienne musicien musicienne acteur actrice pers"
)
OFFSPRING = {"enfant", "ado"}  # « parents de 41 enfants »: theirs, not there

# « animateur famille, animateur jeunesse »: two people.
SPECIALTIES = {
    "famille": "famille", "familles": "famille", "jeunesse": "jeune", "jeunes": "jeune", "ado": "jeune",
    "ados": "jeune", "enfance": "enfance", "enfants": "enfance", "adultes": "adulte", "seniors": "senior",
    "numerique": "numerique", "multimedia": "numerique", "culture": "culture", "insertion": "insertion",
}  # fmt: skip

BENEVOLES = {"benevole", "benevoles"}
# After a noun, and it changes the role: « 5 parents bénévoles », « 4 personnes salariées ».
_ADJECTIVES = {
    **dict.fromkeys(BENEVOLES, VOLUNTEERS),
    **dict.fromkeys(_words("salarie salaries salariee salariees professionnel professionnels"), PROFESSIONALS),
    **dict.fromkeys(_words("professionnelle professionnelles"), PROFESSIONALS),
    **dict.fromkeys(_words("accueillie accueillies inscrite inscrites beneficiaires participantes"), PARTICIPANTS),
    **dict.fromkeys(_words("accompagnees agees isolees handicapees touchees sensibilisees"), PARTICIPANTS),
    **dict.fromkeys(_words("partenaire partenaires"), PARTNERS),
}
# « assistante maternelle », « conseiller municipal »: no job of the centre.
_OTHER_JOBS = _words("maternelle maternelles municipal municipale municipaux municipales citoyen citoyens")
# Asked, or aimed at, which does not say that they came.
NOT_COME = _words(
    "interroges interrogees sondes sondees "
    "invites invitees conviees convies cibles ciblees contactes contactees potentiels potentielles elu elus elue elues"
)
_OUTSIDE = {"exterieur", "exterieure", "exterieurs", "exterieures", "externe", "externes"}
# « et 5 occasionnels »: more of those just counted, who may be the same.
ELLIPSES = _words(
    "autres occasionnels occasionnelles ponctuels ponctuelles reguliers regulieres nouveaux nouvelles anciens "
    "anciennes supplementaires"
)
FILLERS = _words("de d ' autre autres jeunes petits grands nouveaux anciens differents differentes es leurs")

# Bodies whose staff are never the centre's own. A town or a CCAS may employ the centre's people: they prove nothing.
ACRONYMS = _words("pmi caf cpam carsat msa ars ehpad")
PARTNER_BODIES = _words(
    "pmi caf cpam carsat msa ars ehpad ecole ecoles college colleges lycee lycees mediatheque hopital clinique police "
    "gendarmerie prefecture conseil departement education pole mission bailleur mutuelle"
)
BODIES = _words(
    "centre espace maison structure structures association associations asso assos service services organisme "
    "organismes institution institutions secours restos croix amicale club mairie ville ccas mjc mpt foyer "
    "bibliotheque ludotheque"
)
_FULL_NAMES = {"education": "nationale", "pole": "emploi", "mission": "locale"}
_CONSEILS = {"departemental", "general", "regional"}

_JOB_ENDS = ("logue", "iste", "eur", "euse", "trice", "ier", "iere", "ien", "ienne", "aire", "graphe", "peute", "ant")
BODIES_THEMSELVES = "bodies"  # the kind of « 5 partenaires »: bodies, unless people of other roles are counted beside
# Whose people are the centre's own, beside those of other bodies.
OWN_BODIES = _words("centre espace maison structure association asso")
# Their professionals are lent, or only met: nobody can say whose they are. A town may employ those of the centre.
OTHER_STRUCTURES = _words("mjc mpt foyer club amicale secours restos croix bibliotheque ludotheque")
# « la moitié des 20 familles », « 5 bénévoles de moins que l'an passé »: a share, a difference.
# « 12 salariés, 2 concernés »: the twelve are not those of the action.
CONCERNED = _words(
    "concerne concernes concernee concernees implique impliques impliquee impliquees mobilise mobilises mobilisee "
    "mobilisees "
    "present presents presente presentes venu venus venue venues actif actifs active actives"
)
SHARES = _words("moitie tiers quart partie majorite plupart sur")
DIFFERENCES = _words("moins plus")

# What a number counts when it counts nobody.
PLACES = _words("commune quartier ville village territoire agglomeration agglo canton bassin bourg secteur")
NOT_PEOPLE = _words(
    "h heure heures min mn minute minutes jour jours journee journees semaine semaines mois trimestre trimestres an "
    "ans annee annees fois seance seances atelier ateliers soiree soirees sortie sorties reunion reunions rencontre "
    "rencontres sejour sejours etp temps € euro euros k ke eur % pourcent km m m2 repas classe classes ecole ecoles "
    "college colleges lycee lycees groupe groupes equipe equipes structure structures association associations asso "
    "assos commune communes quartier quartiers service services organisme organismes institution institutions "
    "entreprise entreprises poste postes lieu lieux salle salles site sites centre centres stand stands spectacle "
    "spectacles matinee matinees apres vacances demi mi plein fete fetes action actions projet projets session "
    "sessions creneau creneaux cours edition editions saison janvier fevrier mars avril mai juin juillet aout "
    "septembre octobre novembre decembre er ere e eme ieme nd nde kg l jardin jardins parcelle parcelles bus minibus "
    "cafe cafes table tables rdv permanence permanences etape etapes phase phases bis ter couple couples "
    "binome binomes duo duos trio trios poignee poignees noyau fratrie fratries"
)
# « 1 bénévole par table »: how many tables are there? By the meeting, the team is the same.
SHARED_BY = _words(
    "table tables stand stands jeu groupe groupes equipe equipes classe classes enfant enfants jeune jeunes famille "
    "familles participant participants personne personnes habitant structure structures site sites salle salles lieu "
    "lieux bus minibus ecole ecoles centre centres poste postes eleve eleves etage pole espace"
)
GROUPS = _words("groupe groupes equipe equipes classe classes fois x × séances seances")

_REAL_WORDS = _words("college colleges habitat habitats conseilles")  # one letter from « collègue », « habitant »…


def _table() -> dict[str, Noun]:
    table: dict[str, Noun] = {}
    for words, role in (
        (_ANY_PROFESSIONAL, PROFESSIONALS), (_ANY_VOLUNTEER, VOLUNTEERS), (_ANY_PARTICIPANT, PARTICIPANTS),
        ("famille menage", FAMILIES), (_UNSAID, UNSAID),
    ):  # fmt: skip
        table |= {word: Noun(role, "") for word in words.split()}
    table["partenaire"] = Noun(PARTNERS, BODIES_THEMSELVES)
    for lines, role in ((_JOBS, PROFESSIONALS), (_AGES, PARTICIPANTS)):
        for line in lines.strip().split("\n"):
            forms = line.split()
            table |= {word: Noun(role, forms[0]) for word in forms}
    return table | {f"{word}s": noun for word, noun in table.items()}


def _slips(table: dict[str, Noun]) -> dict[str, Noun]:
    """Spellings one slip away from a long noun: a letter missing, or two that changed places. None that is a word."""
    slips: dict[str, Noun] = {}
    clashes: set[str] = set()
    for word, noun in table.items():
        if len(word) < 8:
            continue
        missing = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
        swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 2)}
        for slip in missing | swapped:
            if slips.setdefault(slip, noun) != noun:
                clashes.add(slip)
    return {slip: noun for slip, noun in slips.items() if slip not in clashes | _REAL_WORDS and slip not in table}


_NOUNS = _table()
NOUNS = _slips(_NOUNS) | _NOUNS


def noun_of(word: str) -> Noun | None:
    """What a folded word says of people; None when it names none.

    >>> noun_of("benevoles"), noun_of("animatuer"), noun_of("classes")
    (Noun(role='volunteers', kind=''), Noun(role='professionals', kind='animateur'), None)
    """
    return NOUNS.get(word)


def shift_noun(noun: Noun, word: str) -> Noun:
    """The noun once an adjective after it is known.

    >>> shift_noun(Noun(PARTICIPANTS, "parent"), "benevoles"), shift_noun(Noun(VOLUNTEERS, ""), "salaries")
    (Noun(role='volunteers', kind=''), Noun(role='volunteers', kind=''))
    """
    if noun.kind and noun.role == PROFESSIONALS and word in _OTHER_JOBS:
        return Noun(UNSAID, "")
    if noun.kind == "adulte" and word in {"relais", "relai"}:
        return Noun(PROFESSIONALS, "adulte-relais")
    if noun.role in (PARTICIPANTS, FAMILIES) and word in NOT_COME:
        return Noun(UNSAID, "")
    role = _ADJECTIVES.get(word)
    if role is None or noun.role == role or (noun.role in (VOLUNTEERS, FAMILIES, PARTNERS)):
        return noun
    if role == PROFESSIONALS and noun.role == PARTICIPANTS:
        return Noun(UNSAID, "")  # « un adulte salarié »: on duty, or in work?
    if role == VOLUNTEERS or noun.role == UNSAID or (role == PARTNERS and noun.role == PROFESSIONALS):
        return Noun(role, "")
    return noun


def is_job(word: str) -> bool:
    """Whether a word that no table holds ends as jobs do: one more professional, who is not counted.

    >>> is_job("sophrologue"), is_job("salle")
    (True, False)
    """
    return word.endswith(_JOB_ENDS) and word not in NOT_PEOPLE


def is_body(word: str, after: str) -> bool:
    """Whether a word, with the one after it, names a body that employs or brings people.

    >>> is_body("pmi", ""), is_body("mission", "locale"), is_body("mission", "de"), is_body("quartier", "")
    (True, True, False, False)
    """
    if word == "conseil":
        return after in _CONSEILS
    return word in BODIES or (word in PARTNER_BODIES and _FULL_NAMES.get(word, after) == after)


def is_outside(word: str) -> bool:
    """Whether the word sets a professional outside the centre without naming a body (« extérieur »)."""
    return word in _OUTSIDE


def are_disjoint(first: str, second: str) -> bool:
    """Whether people of two kinds are never the same people.

    >>> are_disjoint("animateur", "tisf"), are_disjoint("enfant", "parent"), are_disjoint("", "tisf")
    (True, True, False)
    >>> are_disjoint("animateur famille", "animateur jeune"), are_disjoint("animateur", "animateur jeune")
    (True, False)
    """
    if not first or not second or first == second:
        return False
    if first.split()[0] == second.split()[0]:
        return " " in first and " " in second
    if first in _YOUNG | _OLD:
        return tuple(sorted((first, second))) in _DISJOINT
    return True
