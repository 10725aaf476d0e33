"""A dump loaded into an empty catalogue: the same public pages; anything else is refused and changes nothing."""

import hashlib
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from centres.catalogue import index
from centres.exports.dumps.dump import write_dump
from centres.models import Action, Budget, Centre, ContactNotice, ImportRun, Keyword, SourceFiche
from tests.exports.test_dumps import SITE, told
from tests.factories import make_action, make_full_action
from tests.importing.pages import garden, import_fiches

pytestmark = pytest.mark.django_db
PAGES = (
    "/", "/actions/", "/actions/?theme=sante", "/actions/?q=jardin", "/chiffres/", "/territoires/", "/territoires/38/",
    "/themes/", "/themes/sante/", "/partenaires/", "/centres/", "/freins/", "/actions/flux.atom", "/sitemap.xml",
)  # fmt: skip


def shown(client) -> dict[str, str]:
    index.forget()
    own = [action.get_absolute_url() for action in Action.objects.visible_to(None)]
    own += [centre.get_absolute_url() for centre in Centre.objects.with_published_actions()]
    pages = {address: client.get(address) for address in (*PAGES, *own)}
    assert {page.status_code for page in pages.values()} == {200}
    return {address: page.content.decode() for address, page in pages.items()}


def lines_told() -> list[dict]:
    """But for the digest of a text that names somebody, which is told to nobody."""
    return [{name: value for name, value in line.items() if name != "sources"} for line in told()]


def empty_the_catalogue() -> None:
    SourceFiche.objects.all().delete()
    ImportRun.objects.all().delete()
    ContactNotice.objects.all().delete()
    Action.objects.all().delete()
    Centre.objects.all().delete()


def test_the_lines_loaded_into_an_empty_catalogue_give_the_same_pages(client, dumps, tmp_path):
    make_full_action(title="Brouillon", state="draft")
    Action.objects.get().delete()
    Centre.objects.all().delete()
    import_fiches(
        tmp_path,
        garden(
            title="Jardin", resources="1200 euros\n- Bus : 800 euros\n- Caf : 400 euros", keywords=("Santé", "Inédit")
        ),
        garden(title="Nommée", summary="Joindre le 06 12 34 56 78.", partners=("Mairie",), department="Ain"),
        garden(title="Sans département connu", department="Utopie", people="3 bénévoles et 10 à 12 familles"),
        garden(title="Sans centre", centre="", department="Ain", limits="La salle."),
    )
    make_action(title="Chiffrée", budget={"total": 500, "lines": [{"label": "Car", "amount": 500}]})
    notice = ContactNotice.objects.get()
    Keyword.objects.filter(label="Inédit").update(label="Inédit et relu", needs_review=False)
    manifest, before, lines = write_dump(dumps, SITE), shown(client), lines_told()
    assert "[téléphone masqué]" in str(before)
    assert notice.mentions
    empty_the_catalogue()
    Keyword.objects.filter(label="Inédit et relu").delete()

    call_command("load_dump", str(dumps))

    after = shown(client)
    assert after.keys() == before.keys()
    for address, page in after.items():
        assert page == before[address], address
    assert write_dump(dumps, SITE)["counts"] == manifest["counts"]
    assert lines_told() == lines
    words = dict(Budget.objects.values_list("action__title", "source_text"))
    assert words["Jardin"] == "1200 euros\n- Bus : 800 euros\n- Caf : 400 euros"
    assert words["Chiffrée"] == ""
    # What comes next has numbers of its own.
    assert make_action(title="Suivante").pk > max(record["id"] for record in told()[:-1])


def test_a_catalogue_in_use_and_files_that_differ_are_refused(dumps):
    make_action(title="Jardin")
    write_dump(dumps, SITE)
    with pytest.raises(CommandError, match="n’est pas vide"):
        call_command("load_dump", str(dumps))
    with pytest.raises(CommandError, match="n’a pas de manifeste lisible"):
        call_command("load_dump", str(dumps / "nulle-part"))
    empty_the_catalogue()
    (path,) = dumps.glob("*/actions.jsonl")
    path.write_bytes(path.read_bytes().replace(b"Jardin", b"Gardin"))

    with pytest.raises(CommandError, match="son empreinte diffère"):
        call_command("load_dump", str(dumps))
    assert not Action.objects.exists()


def test_a_dump_that_lies_loads_nothing(dumps):
    make_action(title="Jardin")
    manifest = write_dump(dumps, SITE)
    (path,) = dumps.glob("*/actions.jsonl")
    path.write_bytes(b'{"id": 1}\n')
    for file in manifest["files"]:
        file["sha256"] = hashlib.sha256((path.parent / file["name"]).read_bytes()).hexdigest()
    (dumps / "manifest.json").write_text(json.dumps(manifest))
    empty_the_catalogue()
    terms = Keyword.objects.count()

    with pytest.raises(CommandError, match="rien n’en a été chargé"):
        call_command("load_dump", str(dumps))
    assert Keyword.objects.count() == terms
    assert not connection.needs_rollback
