"""What is sent to « Importer » to do harm: a plan or a reason, soon; nothing is written, fetched or run."""

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps

from centres.models import ImportDraft, ImportDraftFile
from tests.admin.importing import UPLOAD, upload

from .hostile import Upload, uploads

SECRET = "secret-de-la-machine"
NAMES = sorted(uploads("http://127.0.0.1:1/", "/nulle-part"))
MOST_SECONDS = 0.5


class Elsewhere:
    """A server that must not be asked: a library in C asks past Python."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.is_over = threading.Event()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(0.05)
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}/"
        self.thread = threading.Thread(target=self.listen)
        self.thread.start()

    def listen(self) -> None:
        while not self.is_over.is_set():
            try:
                connection, who = self.server.accept()
            except TimeoutError:
                continue
            self.asked.append(who)
            connection.close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    server = Elsewhere()
    yield server
    server.is_over.set()
    server.thread.join()
    server.server.close()


@pytest.fixture(scope="module")
def files(elsewhere, tmp_path_factory) -> dict[str, Callable[[], Upload]]:
    secret = tmp_path_factory.mktemp("machine") / "secret.txt"
    secret.write_text(SECRET)
    return uploads(elsewhere.address, str(secret))


class Watched:
    """What Python starts or writes while it is on: an audit hook stays until the process ends."""

    is_on = False
    is_installed = False
    seen: list[str] = []

    @classmethod
    def hear(cls, event: str, arguments: tuple) -> None:
        if cls.is_on and event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "exec.file"):
            cls.seen.append(event)
        if cls.is_on and event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
            cls.seen.append(f"open {arguments[0]}")


@pytest.fixture
def started() -> Iterator[list[str]]:
    if not Watched.is_installed:
        sys.addaudithook(Watched.hear)
        Watched.is_installed = True
    Watched.seen.clear()
    yield Watched.seen
    Watched.is_on = False


def counts() -> dict[str, int]:
    """Rows of the whole catalogue; a plan that waits is none of it."""
    models = set(apps.get_app_config("centres").get_models()) - {ImportDraft, ImportDraftFile}
    return {model.__name__: model._default_manager.count() for model in models}


def test_there_are_forty_of_them_and_more():
    assert len(NAMES) >= 40


@pytest.mark.once
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_told_so_soon_and_does_nothing(name, files, admin_client, elsewhere, started):
    kind, file, content = files[name]()
    before = counts()
    # The form once, so that what Python loads at first is not counted.
    admin_client.get(UPLOAD)

    Watched.is_on = True
    start = time.process_time()
    response = upload(admin_client, (file, content), kind=kind)
    seconds = time.process_time() - start
    Watched.is_on = False

    assert response.status_code in (200, 302)
    if response.status_code == 302:
        response = admin_client.get(response.headers["Location"])
        assert ImportDraft.objects.get().plan["files"]
    else:
        assert response.context["refused"] or response.context["form"].errors
    html = response.content.decode()
    assert response.status_code == 200
    assert SECRET not in html
    assert SECRET not in str([draft.plan for draft in ImportDraft.objects.all()])
    assert "<img src=x" not in html
    assert "<script>alert" not in html
    assert counts() == before
    assert started == []
    # Whoever was asked has had the time to notice.
    time.sleep(0.06)
    assert elsewhere.asked == []
    assert seconds < MOST_SECONDS, f"{seconds:.2f} s"
