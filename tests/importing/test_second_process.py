"""A second process reads while this one writes: the same catalogue, whatever becomes of that process."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from centres.bench import generator
from centres.importing import second_process
from centres.importing.imports import import_files
from centres.importing.second_process import SecondProcess
from centres.models import Action, ActionText, CentreAlias, ImportRun, SourceFiche, Word
from tests.real_page import REAL_PAGE, needs_real_page

from .elsewhere import die_elsewhere, double, fail, fail_elsewhere, is_elsewhere, sleep_elsewhere

SHOWN = {
    Action: ("title", "centre__name", "centre__commune", "summary", "description", "completeness", "first_missing"),
    ActionText: ("action__title", "words"),
    CentreAlias: ("name", "department", "centre__name"),
    ImportRun: ("file", "counts", "lines", "issues", "unrecognised"),
    SourceFiche: ("key", "sha256", "occurrence", "content", "issues", "is_current"),
    Word: ("form", "stem", "written"),
}


@pytest.fixture
def two_processors(monkeypatch):
    """A second process for any import, wherever the tests run."""
    monkeypatch.setattr(second_process, "LEAST_BYTES", 1)
    monkeypatch.setattr(second_process, "processors", lambda: 2)


def started() -> SecondProcess:
    second = SecondProcess()
    second.start_for(second_process.LEAST_BYTES)
    # On a busy machine this process would have done all of it before the other is there.
    assert second
    assert second._line.poll(60)
    return second


def imported(*paths: Path) -> tuple:
    """What an import tells and what it leaves, taken back."""
    with transaction.atomic():
        reports = list(import_files(paths))
        tables = {
            model.__name__: sorted(map(repr, model.objects.order_by().values_list(*columns)))
            for model, columns in SHOWN.items()
        }
        transaction.set_rollback(True)
    assert not any(report.refused for report in reports)
    return reports, tables


@pytest.mark.once
@pytest.mark.django_db
def test_generated_pages_give_the_same_catalogue_as_in_one_process(tmp_path, two_processors, monkeypatch):
    first, following = tmp_path / "first.txt", tmp_path / "next.txt"
    first.write_text(generator.text(400), encoding="utf-8")
    following.write_text("\n".join(generator.pages(400, is_next=True)), encoding="utf-8")

    together = imported(first, following)
    monkeypatch.setattr(second_process, "processors", lambda: 1)

    assert imported(first, following) == together


@pytest.mark.once
@pytest.mark.django_db
@needs_real_page
def test_the_real_page_many_times_gives_the_same_catalogue_as_in_one_process(tmp_path, two_processors, monkeypatch):
    page = REAL_PAGE.read_text(encoding="utf-8")
    path = tmp_path / "pages.txt"
    path.write_text("\n".join([page, page.replace("- Isère", "- Drôme"), page.replace("- Isère", "- Ain")]), "utf-8")

    together = imported(path)
    monkeypatch.setattr(second_process, "processors", lambda: 1)

    assert imported(path) == together


@pytest.mark.once
def test_both_processes_do_the_work_and_the_results_stand_in_order(two_processors):
    with started() as second:
        assert second.share(double, range(50)) == [2 * number for number in range(50)]
        did = second.share(is_elsewhere, range(20))

    assert {True, False} == set(did)
    # The other begins with the first.
    assert did == sorted(did, reverse=True)


@pytest.mark.once
def test_where_the_other_process_is_killed_this_one_does_it_all(two_processors):
    with started() as second:
        assert second.share(die_elsewhere, range(12)) == [2 * number for number in range(12)]
        assert not second
        assert second.share(double, range(12)) == [2 * number for number in range(12)]


@pytest.mark.once
def test_where_the_other_process_does_not_answer_it_is_ended(two_processors, monkeypatch):
    monkeypatch.setattr(second_process, "PATIENCE", 1.0)
    with started() as second:
        assert second.share(sleep_elsewhere, range(8)) == [2 * number for number in range(8)]

        assert not second
    assert multiprocessing.active_children() == []


@pytest.mark.once
def test_what_fails_in_the_other_process_is_done_here_or_fails_here(two_processors):
    with started() as second:
        assert second.share(fail_elsewhere, range(10)) == [2 * number for number in range(10)]
        with pytest.raises(ValueError, match="part"):
            second.share(fail, range(10))


@pytest.mark.once
def test_where_no_process_can_be_had_this_one_does_it_all(two_processors, monkeypatch):
    def refused(*_):
        raise OSError("Resource temporarily unavailable")

    monkeypatch.setattr(second_process.multiprocessing, "get_context", refused)
    with SecondProcess() as second:
        second.start_for(10**9)

        assert not second
        assert second.share(double, range(5)) == [0, 2, 4, 6, 8]


@pytest.mark.once
def test_a_small_import_starts_none():
    with SecondProcess() as second:
        second.start_for(second_process.LEAST_BYTES - 1)

        assert not second


WAITS = """
import signal
import time
from centres.importing import second_process

if __name__ == "__main__":
    # A shell that started the tests in the background has them ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    second_process.LEAST_BYTES, second_process.processors = 1, lambda: 2
    second = second_process.SecondProcess()
    second.start_for(1)
    print(second._process.pid, flush=True)
    time.sleep(600)
"""


@pytest.mark.once
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_whatever_ends_the_import_ends_the_other_process(tmp_path, how):
    script = tmp_path / "waits.py"
    script.write_text(WAITS, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(settings.BASE_DIR)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=env, text=True) as process:
        other = int(process.stdout.readline())
        process.send_signal(how)
    ended = time.monotonic() + 20
    while is_alive(other) and time.monotonic() < ended:
        time.sleep(0.05)

    assert not is_alive(other)


def is_alive(pid: int) -> bool:
    """A process that waits for being noted as ended is none."""
    try:
        return not Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].strip().startswith("Z")
    except FileNotFoundError:
        return False
