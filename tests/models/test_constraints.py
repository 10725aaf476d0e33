"""Each named constraint, broken once: the database refuses, and a person is told why in French."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint
from django.utils import timezone

from centres.models import (
    Action,
    ActionAudience,
    ActionInitiator,
    ActionKeyword,
    ActionPartner,
    Attachment,
    Audience,
    Budget,
    BudgetLine,
    Centre,
    CentreAlias,
    CommuneProposal,
    ContactNotice,
    Correction,
    Epci,
    EpciCommune,
    FieldConflict,
    ImportDraft,
    ImportDraftFile,
    Initiator,
    Keyword,
    KeywordSpelling,
    Likeness,
    Merge,
    OldAddress,
    Partner,
    PeopleCount,
    Postcode,
    Revision,
    SavedFilter,
    SitePage,
    SourceFiche,
    Telling,
    TextMark,
    WaitingNote,
)
from tests.factories import make_centre, make_commune

pytestmark = pytest.mark.django_db


def an_action() -> Action:
    return Action.objects.create(title="Jardin")


def twice(model, **values):
    model.objects.create(**values)
    return model(**values)


def twice_linked(link, term):
    return twice(link, action=an_action(), term=term.objects.first())


def open_conflicts():
    action = an_action()
    source = SourceFiche.objects.create(action=action, key="k", sha256="s")
    return twice(FieldConflict, action=action, source=source, field="summary")


def two_files_at_one_place():
    owner = get_user_model().objects.create_user("dépositaire")
    draft = ImportDraft.objects.create(kind="fiches", owner=owner)
    return twice(ImportDraftFile, draft=draft, position=1, name="page.txt", content=b"Actions")


def two_filters_of_one_name():
    owner = get_user_model().objects.create_user("lectrice")
    return twice(SavedFilter, owner=owner, listed="action", name="Isère", query="departement=38")


def bad_budget(**values):
    return Budget(action=an_action(), **values)


def twice_proposed(**other):
    centre, commune = make_centre(), make_commune("38563", "Voiron")
    CommuneProposal.objects.create(centre=centre, commune=commune, words="à Voiron")
    return CommuneProposal(**{"centre": centre, "commune": commune, "words": "de Voiron", **other})


def a_pair(*order, **values):
    actions = an_action(), an_action()
    first, second = (actions[place] for place in order or (0, 1))
    return Likeness(first=first, second=second, **values)


def twice_paired():
    pair = a_pair()
    pair.save()
    return Likeness(first=pair.first, second=pair.second)


def a_count(**values):
    return PeopleCount(action=an_action(), role="volunteers", **values)


def a_correction(**values):
    return Correction(**{"action": an_action(), "text": "Le jardin a fermé."} | values)


def bad_line(**values):
    return BudgetLine(budget=Budget.objects.create(action=an_action()), label="Salle", **values)


def a_file(**values):
    return Attachment(**{"action": an_action(), "file": "x", "name": "x.pdf", "kind": "pdf", "size": 1, **values})


BREAKERS = {
    "attachment_holds_something": lambda: a_file(size=0),
    "attachment_once_an_action": lambda: twice(
        Attachment, action=an_action(), file="x", name="x.pdf", kind="pdf", size=1, sha256="a" * 64
    ),
    "action_has_a_title": lambda: Action(title=""),
    "action_year_is_plausible": lambda: Action(title="Jardin", year=1800),
    "action_published_has_a_date": lambda: Action(title="Jardin", state="published"),
    "action_keyword_once": lambda: twice_linked(ActionKeyword, Keyword),
    "action_audience_once": lambda: twice_linked(ActionAudience, Audience),
    "action_initiator_once": lambda: twice_linked(ActionInitiator, Initiator),
    "action_partner_once": lambda: twice_linked(ActionPartner, Partner),
    "budget_amounts_are_not_negative": lambda: bad_budget(total=Decimal(-1)),
    "budget_range_is_ordered": lambda: bad_budget(low=Decimal(50), high=Decimal(40)),
    "budget_line_amounts_are_not_negative": lambda: bad_line(amount=Decimal(-1)),
    "budget_line_range_is_ordered": lambda: bad_line(low=Decimal(50), high=Decimal(40)),
    "centre_has_a_name": lambda: Centre(name="", slug="centre"),
    "centre_siret_has_14_digits": lambda: Centre(name="Le Phare", siret="123"),
    "centre_alias_is_unique": lambda: twice(
        CentreAlias, centre=Centre.objects.create(name="Le Phare"), name="Le Phare"
    ),
    "commune_proposed_once_a_centre": lambda: twice_proposed(state="refused"),
    "import_draft_file_has_its_place": two_files_at_one_place,
    "saved_filter_has_its_name": two_filters_of_one_name,
    "waiting_note_once_an_item": lambda: twice(WaitingNote, thing="action", item=3),
    "one_open_commune_proposal_a_centre": lambda: twice_proposed(commune=make_commune("38565", "Voreppe")),
    "commune_once_an_epci": lambda: twice(
        EpciCommune,
        epci=Epci.objects.create(code="200000001", name="Le Pays voironnais", kind="CA"),
        commune=make_commune("38563", "Voiron"),
    ),
    "postcode_once_a_commune": lambda: twice(Postcode, code="38500", commune=make_commune("38563", "Voiron")),
    "people_count_once_a_role": lambda: twice(PeopleCount, action=an_action(), role="volunteers", value=2),
    "people_count_says_a_number": lambda: a_count(value=2, low=1),
    "people_count_range_is_ordered": lambda: a_count(low=5, high=4),
    "people_count_is_plausible": lambda: a_count(value=20_000_000),
    "source_fiche_is_stored_once": lambda: twice(SourceFiche, action=an_action(), key="k", sha256="s"),
    "one_open_conflict_a_field": open_conflicts,
    "correction_says_something": lambda: a_correction(text=""),
    "correction_replaces_a_text": lambda: a_correction(part="keywords", is_replacement=True),
    "correction_decided_has_a_date": lambda: a_correction(state="accepted"),
    "correction_refused_has_a_reason": lambda: a_correction(state="refused", decided_at=timezone.now()),
    "site_page_has_a_title": lambda: SitePage(slug="essai", title="", text="Texte."),
    "site_page_has_a_text": lambda: SitePage(slug="essai", title="Essai", text=""),
    "revision_changes_something": lambda: Revision(kind="action", object_id=1, label="Jardin", origin="edit"),
    "likeness_once_a_pair": twice_paired,
    "contact_notice_names_something": lambda: ContactNotice(action=an_action(), mentions={}),
    "telling_sent_is_a_fiche": lambda: Telling(action=an_action()),
    "text_mark_once_a_fiche": lambda: twice(TextMark, mark=1, action=an_action()),
    "likeness_has_one_order": lambda: a_pair(1, 0),
    "likeness_score_is_a_percentage": lambda: a_pair(score=101),
    "likeness_decision_has_a_date": lambda: a_pair(decision="different"),
    "merge_is_of_two": lambda: Merge(kind="action", kept=1, gone=1),
    "old_address_leads_once": lambda: twice(OldAddress, kind="keyword", word="sante", target=1),
}


def named_constraints():
    models = apps.get_app_config("centres").get_models(include_auto_created=True)
    return {constraint.name: constraint for model in models for constraint in model._meta.constraints}


def test_every_named_constraint_has_a_test_that_breaks_it():
    assert set(named_constraints()) == set(BREAKERS)


@pytest.mark.parametrize("name", BREAKERS)
def test_a_broken_constraint_is_refused_by_the_database(name):
    row = BREAKERS[name]()

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def _validate(row):
    """What a form does last: the model's own checks, then its constraints."""
    row.clean()
    row.validate_constraints()


@pytest.mark.parametrize("name", BREAKERS)
def test_a_broken_constraint_is_told_in_french(name):
    row = BREAKERS[name]()
    constraint = named_constraints()[name]

    with pytest.raises(ValidationError) as refusal:
        _validate(row)

    if isinstance(constraint, CheckConstraint):
        assert str(constraint.violation_error_message) in refusal.value.messages
    assert all(message[-1] in ".»" for message in refusal.value.messages)
    assert not any("“" in message or "Constraint" in message for message in refusal.value.messages)


def test_a_published_action_with_its_date_is_accepted():
    assert Action.objects.create(title="Jardin", state="published", published_at=timezone.now()).pk


def test_a_spelling_that_leads_elsewhere_is_told_in_french():
    with pytest.raises(ValidationError, match="Cette graphie mène déjà à une autre valeur"):
        KeywordSpelling(term=Keyword.objects.create(label="Soin"), text="SANTE").clean()
