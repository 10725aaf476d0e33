"""A fiche read in one question: the same page, byte for byte, as from a dozen; few queries, whatever it holds."""

import re
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.utils import timezone

from centres.catalogue.index import current_state
from centres.models import Action, Attachment, BudgetLine, ContactNotice, Likeness, PeopleCount
from centres.views import actions
from centres.views.answer_cache import of_this_process
from tests.factories import make_action, make_centre, make_commune, make_full_action, make_source

pytestmark = pytest.mark.django_db

MOST_QUERIES = 4
NONCE = re.compile(r'nonce="[^"]*"')


@pytest.fixture
def drawn(client, monkeypatch):
    """`drawn(path, slowly)`: a page drawn anew, its fiche read in one question or by `for_detail`."""

    def draw(path, slowly=False):
        of_this_process.forget()
        with monkeypatch.context() as patched:
            if slowly:
                fetched = Action.objects.visible_to(None).for_detail()
                patched.setattr(actions, "read_fiche", lambda pk, words: None)
                patched.setattr(actions, "row_at", lambda rows, pk: fetched.filter(pk=pk).first())
            response = client.get(path)
        assert response.status_code == 200
        return NONCE.sub("", response.content.decode())

    return draw


def full_fiche():
    """Something in every table that the page of a fiche reads, and what looks like nothing."""
    commune = make_commune("38185", "Grenoble", (45.18, 5.72))
    action = make_full_action(
        title="Jardin « partagé » & compost", centre=make_centre(commune=commune, website="https://centre.example"),
        keywords=["sante", "culture"],
    )  # fmt: skip
    for place, amounts in enumerate(
        [
            {"amount": Decimal("1234.56")},
            {"low": Decimal(100), "high": Decimal("199.99")},
            {"amount": Decimal("0.10")},
            {},
        ]
    ):
        BudgetLine.objects.create(
            budget=action.budget, position=3 - place, label=f"Poste {place}", kind=BudgetLine.Kind.CHARGE, **amounts
        )
    PeopleCount.objects.create(action=action, role="volunteers", value=12, is_approximate=True, text="une douzaine")
    PeopleCount.objects.create(action=action, role="professionals", low=2, text="au moins deux")
    make_source(
        action, "Actions\nJardin\nL’animatrice, 06 12 34 56 78", first_line=7, field_lines={"resources": [7, 9]}
    )
    make_source(action, "Actions\nJardin d’avant", is_current=False)
    make_source(action, "", first_line=40)
    ContactNotice.objects.create(
        action=action, mentions={"0612345678": {"kind": "phone", "words": "06 12 34 56 78", "decision": "masked"}}
    )
    Attachment.objects.create(
        action=action, file="a/b", title="Affiche", name="affiche.pdf", kind="pdf", size=5_000_000_000, sha256="a" * 64
    )
    other = make_action(title="Jardin partagé et compost, encore", summary="Texte de summary.", keywords=["sante"])
    edition = make_action(title="Jardin, deux ans avant", year=2017)
    first, second = sorted([action.pk, edition.pk])
    Likeness.objects.create(
        first_id=first, second_id=second, score=90, decision=Likeness.Decision.NEW_EDITION, decided_at=timezone.now()
    )
    return action, other, edition, make_action(title="-", summary="-")


def test_a_fiche_with_something_in_every_place_reads_the_same(drawn):
    for action in full_fiche():
        assert drawn(action.get_absolute_url()) == drawn(action.get_absolute_url(), slowly=True)


def test_fiches_of_a_real_import_read_the_same(drawn, fixtures_loaded):
    rows = list(Action.objects.published().order_by("pk"))

    assert len(rows) > 10
    for action in rows:
        assert drawn(action.get_absolute_url()) == drawn(action.get_absolute_url(), slowly=True)


@pytest.fixture
def fixtures_loaded():
    call_command("import_fiches", "fixtures/fiches/isere-1.txt", verbosity=0)


@pytest.mark.usefixtures("fixtures_loaded")
def test_a_fiche_asked_once_costs_few_queries(drawn, client, django_assert_max_num_queries):
    action, *_ = full_fiche()
    Likeness.objects.all().delete()
    # What a process reads once: the words of the sample, the addresses of files.
    drawn(make_action().get_absolute_url())
    current_state()

    pages = []
    for path in [action.get_absolute_url(), *(row.get_absolute_url() for row in Action.objects.published()[:5])]:
        of_this_process.forget()
        with django_assert_max_num_queries(MOST_QUERIES):
            pages.append(client.get(path).content.decode())
    assert "Actions proches" in pages[0]
