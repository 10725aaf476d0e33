"""import_fiches and check_fiches: exit codes, reports, and what is refused whole."""

import io
import json
import os
import stat

import pytest
from django.core.management import CommandError, call_command

from centres.fiches import LIMITS, compose
from centres.models import Action, Budget
from tests.importing.pages import everything, garden
from tests.real_page import REAL_PAGE, needs_real_page

pytestmark = pytest.mark.django_db

GOOD = compose([garden()]).encode()
REFUSED = {
    "empty": b"",
    "blank": b" \r\n\t\n\xc2\xa0\n",
    "no_fiche": b"Les actions des centres sociaux\n",
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
    "html": b"<!doctype html><html><body><h1>Actions</h1></body></html>",
    "encoding": GOOD[:200] + b"\xff" + GOOD[200:],
    "cut_character": GOOD + "é".encode()[:1],
    "line_too_long": GOOD + b"\n" + b"a" * (LIMITS.line + 1),
    "too_large": GOOD + b"\n" + (b"a" * 1000 + b"\n") * (LIMITS.bytes // 1000),
    "too_many_lines": GOOD + b"\nx" * (LIMITS.lines + 1),
    "too_many_fiches": compose([garden(title=str(number)) for number in range(LIMITS.fiches + 1)]).encode(),
    "too_many_values": compose([garden(partners=tuple(map(str, range(LIMITS.values + 1))))]).encode(),
}


def run(command, *paths, **options):
    """(exit code, stdout) of a command."""
    out = io.StringIO()
    try:
        call_command(command, *map(str, paths), stdout=out, **options)
    except SystemExit as ending:
        return ending.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(GOOD)
    return path


def test_an_import_tells_its_counts_and_that_the_lines_add_up(page):
    code, out = run("import_fiches", page)

    assert code == 0
    assert "1 fiche lue" in out
    assert "1 créée" in out
    total = len([line for line in GOOD.decode().split("\n") if line.strip()])
    assert f"{total} lignes non vides = " in out


def test_the_json_report_has_the_stable_keys(page):
    _, out = run("import_fiches", page, format="json")

    (file,) = json.loads(out)["files"]
    assert set(file) == {"name", "sha256", "refused", "counts", "lines", "issues"}
    assert file["refused"] is None
    assert list(file["lines"]) == ["furniture", "separator", "label", "dash", "field", "unrecognised"]


@pytest.mark.parametrize("code", REFUSED)
@pytest.mark.parametrize("command", ["import_fiches", "check_fiches"])
def test_a_file_that_is_not_fiches_is_refused_whole(command, code, tmp_path):
    path = tmp_path / "bad.txt"
    path.write_bytes(REFUSED[code])
    before = everything()

    exit_code, out = run(command, path, format="json")

    (file,) = json.loads(out)["files"]
    assert exit_code == 1
    assert set(file) == {"name", "refused"}
    assert file["refused"]["code"] == code
    assert file["refused"]["message"].endswith((".", ")", "»"))
    assert everything() == before


def test_a_refusal_in_words_names_the_place(tmp_path):
    path = tmp_path / "bad.txt"
    path.write_bytes(REFUSED["encoding"])

    code, out = run("import_fiches", path)

    assert code == 1
    assert "octet 200" in out
    assert "REFUSÉ" in out


@pytest.mark.parametrize(("name", "code"), [("absent.txt", "missing"), (".", "directory")])
def test_a_path_that_is_no_file_is_refused(name, code, tmp_path):
    exit_code, out = run("import_fiches", tmp_path / name, format="json")

    assert (exit_code, json.loads(out)["files"][0]["refused"]["code"]) == (1, code)


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    exit_code, out = run("import_fiches", tmp_path / "pipe", format="json")

    assert (exit_code, json.loads(out)["files"][0]["refused"]["code"]) == (1, "not_a_file")


def test_a_file_one_may_not_read_is_refused(page):
    page.chmod(0)
    page.parent.chmod(stat.S_IRWXU | stat.S_IXOTH)
    is_root = os.geteuid() == 0
    if is_root:  # root reads all: become a user who has no right
        os.seteuid(65_534)
    try:
        exit_code, out = run("check_fiches", page, format="json")
    finally:
        if is_root:
            os.seteuid(0)

    assert (exit_code, json.loads(out)["files"][0]["refused"]["code"]) == (1, "permission")


def test_a_refused_file_leaves_the_others_standing(page, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")

    code, out = run("import_fiches", bad, page)

    assert code == 1
    assert Action.objects.count() == 1
    assert "1 fichier refusé" in out


def test_strict_exits_with_3_when_there_is_an_issue_and_still_writes(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(compose([garden(keywords=("Pêche à la ligne",))]), encoding="utf-8")

    code, _ = run("import_fiches", path, strict=True)

    assert code == 3
    assert Action.objects.get().keywords.get().needs_review


def test_strict_exits_with_0_when_all_is_well(page):
    assert run("import_fiches", page, strict=True)[0] == 0


def test_a_dry_run_reports_and_writes_nothing(page, tmp_path):
    other = tmp_path / "other.txt"
    other.write_bytes(GOOD)
    before = everything()

    code, out = run("import_fiches", page, other, dry_run=True, format="json")

    counts = [file["counts"] for file in json.loads(out)["files"]]
    assert code == 0
    assert [(count["created"], count["unchanged"]) for count in counts] == [(1, 0), (0, 1)]
    assert everything() == before


def test_no_file_is_a_usage_error():
    with pytest.raises(CommandError, match="Donnez au moins un fichier"):
        call_command("import_fiches")


def test_another_encoding_is_read_when_it_is_asked_for(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(compose([garden(title="Été à l’œuvre")]).encode("cp1252"))

    assert run("import_fiches", path)[0] == 1
    assert run("import_fiches", path, encoding="cp1252")[0] == 0
    assert Action.objects.get().title == "Été à l’œuvre"


def test_new_fiches_wait_as_drafts_when_the_site_says_so(page, settings):
    settings.IMPORT_STATE = "draft"

    run("import_fiches", page)

    assert Action.objects.get().state == "draft"
    assert Action.objects.visible_to(None).count() == 0


@pytest.mark.parametrize(
    "fiche",
    [
        garden(title="T" * 1000),
        garden(title="Titre\u2400 coupé"),
        garden(resources="9" * 40 + " euros"),
        garden(summary="\x01\x02\u200b\U0001f600 fin"),
    ],
)
def test_odd_values_are_stored_whole_or_reported(fiche, tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(compose([fiche]).encode().replace("\u2400".encode(), b"\0"))

    code, out = run("import_fiches", path, format="json")

    action = Action.objects.get()
    assert code == 0
    assert action.title == fiche.title
    assert action.summary == fiche.summary
    assert action.resources == fiche.resources
    if fiche.title != "Jardin des voisins" and "\u2400" in fiche.title:
        assert "nul_character" in {issue["code"] for issue in json.loads(out)["files"][0]["issues"]}
    if fiche.resources.startswith("9"):
        assert not Budget.objects.exists()
        assert "amount_too_large" in {issue["code"] for issue in json.loads(out)["files"][0]["issues"]}


def test_check_fiches_gives_one_record_a_fiche_in_the_source_s_spelling(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(compose([garden(keywords=("Viellissement",)), garden(title="Deux")]), encoding="utf-8")

    code, out = run("check_fiches", path, format="json")

    (file,) = json.loads(out)["files"]
    assert code == 0
    assert [fiche["title"] for fiche in file["fiches"]] == ["Jardin des voisins", "Deux"]
    assert file["fiches"][0]["keywords"] == ["Viellissement"]
    assert file["fiches"][0]["budget"]["total"] == "1200.00"
    assert file["fiches"][0]["status_reason"] is None
    assert not Action.objects.exists()


def test_check_fiches_needs_no_database(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert run("check_fiches", page)[0] == 0


@needs_real_page
def test_check_fiches_reads_the_real_page_in_words():
    code, out = run("check_fiches", REAL_PAGE)

    assert code == 0
    assert "25 fiches lues" in out
    assert "0 non reconnues" in out
