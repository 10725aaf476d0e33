"""No draft, no proposed amount, no contact: not in any format of any selection, nor in a dump."""

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

import pytest

from centres.exports.charts.chart import BUILDS
from centres.exports.formats import FORMATS
from centres.models import Action, Alert, ContactNotice, Correction, SourceFiche, Telling
from tests import permissions
from tests.factories import make_action, make_centre, make_full_action
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db

# The sum stands in no text: whoever reads it was shown the proposal, or why it is none.
PROPOSED = "Dépenses :\n- bidules : 4 321 €\n- machins : 2 222 €"
CONTRADICTED = "Budget : 500 €\nMatériel : 4 321 €\nBus : 2 222 €"
CANARIES = re.compile(
    r"6[\s.,\u00a0\u202f]?543|CANARI|canari@|12.?34.?56.?78|camille\.exemple|MODÈLE|\"proposed\"|55.?44.?33.?22"
)
QUERIES = ("", "?q=atelier", "?theme=sante", "?budget=oui", "?statut=en-cours")


@pytest.fixture
def catalogue(tmp_path) -> list[Action]:
    """Secrets wherever one can stand; what may be read beside each."""
    import_fiches(
        tmp_path,
        garden(title="Atelier bidules", resources=PROPOSED, keywords=("Santé",)),
        garden(title="Atelier contredit", resources=CONTRADICTED, keywords=("Santé",)),
        garden(
            title="Atelier nommé",
            summary="Appeler le 06 12 34 56 78 ou camille.exemple@example.org.",
            centre="Centre 06 12 34 56 78",
            partners=("Mairie 06 12 34 56 78",),
        ),
    )
    assert SourceFiche.objects.proposing().exists()
    assert ContactNotice.objects.exists()
    centre = make_centre("Le Phare", contact="06 55 44 33 22", email="canari@example.org")
    told = make_full_action(title="Atelier publié", centre=centre)
    for state in ("draft", "archived", "withdrawn"):
        make_full_action(
            title=f"CANARI {state}", state=state, centre=centre, summary="CANARI", published_at=told.published_at
        )
    Correction.objects.create(action=told, text="CANARI", contact="canari@example.org")
    Alert.objects.create(email="canari@example.org", confirmed_at=told.published_at)
    Telling.objects.create(said={"title": "CANARI"}, email="canari@example.org")
    Telling.objects.create(action=told, email="canari@example.org", sent_at=told.published_at)
    make_full_action(title="CANARI seul", state="draft", centre=make_centre("CANARI du Lac", "74"))
    return list(Action.objects.all())


def words_of(data: bytes) -> Iterator[str]:
    """What a file says, and the parts of a workbook."""
    yield data.decode(errors="replace")
    try:
        with ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield package.read(name).decode(errors="replace")
    except BadZipFile:
        pass


def addresses(actions: list[Action]) -> Iterator[str]:
    chosen = "&".join(f"a={action.pk}" for action in actions)
    for form in FORMATS:
        for query in (*QUERIES, f"?{chosen}"):
            yield f"/exports/actions.{form.name}{query}"
    for name in BUILDS:
        yield from (f"/chiffres/{name}.csv", f"/chiffres/{name}.svg?theme=sante")


def pages() -> Iterator[str]:
    """Every public address that is a page or a file, of rows that are there."""
    for address in permissions.addresses():
        if not address.startswith(("/admin/", "/static/", "/fichiers/", "/donnees/<")) and "merci" not in address:
            yield permissions.example(address)


def test_the_canaries_are_seen_where_they_stand(catalogue, admin_client):
    draft = next(action for action in catalogue if action.state == "draft")
    source = SourceFiche.objects.proposing().first()
    assert CANARIES.search(admin_client.get(f"/actions/{draft.pk}/apercu/").content.decode())
    assert CANARIES.search(admin_client.get(f"/admin/centres/action/{source.action_id}/change/").content.decode())


@pytest.mark.once
@pytest.mark.parametrize("who", ["client", "admin_client"])
def test_no_format_of_any_selection_shows_a_secret(catalogue, request, who):
    """Not even to staff: an export is sent on."""
    client, told = request.getfixturevalue(who), 0
    for address in addresses(catalogue):
        answer = client.get(address)
        assert answer.status_code == 200 or address.startswith("/chiffres/")
        for words in words_of(b"".join(answer)):
            assert not CANARIES.search(words), (address, CANARIES.search(words))
            told += "Atelier publié" in words
    assert told > len(FORMATS)


def test_no_page_nor_file_of_the_public_shows_a_secret(catalogue, client):
    asked = list(pages())
    assert len(asked) > 40
    for address in asked:
        answer = client.get(address, follow=True)
        for words in words_of(b"".join(answer)):
            assert not CANARIES.search(words), (address, CANARIES.search(words))


def test_a_fiche_withdrawn_while_a_file_is_sent_is_in_no_later_batch(client, monkeypatch):
    from centres.exports import batches

    monkeypatch.setattr(batches, "FIRST", 1)
    monkeypatch.setattr(batches, "ROWS", 1)
    first, second = make_action(title="Une"), make_action(title="Deux")
    pieces = iter(client.get("/exports/actions.csv"))
    assert b"Une" in next(pieces)

    Action.objects.filter(pk=second.pk).update(state="withdrawn")

    assert b"Deux" not in b"".join(pieces)
    assert first.title == "Une"
