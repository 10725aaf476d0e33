"""Public pages and a replica: who may read it, what becomes of a page that it fails, and how late it is."""

from contextlib import contextmanager
from types import SimpleNamespace

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, InternalError, OperationalError
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from centres.catalogue.index import LiveIndex, live
from centres.catalogue.index.changes import first_mark, holds
from centres.operations import replica
from centres.operations.replica import Lag, Watch
from centres.views.site.public_reads import PublicReads, may_read_replica
from tests.factories import make_full_action


class Stand:
    """A replica that is there: whether it stands in the primary's place, and the failures that it was told of."""

    def __init__(self) -> None:
        self.is_read, self.failures = False, []

    @contextmanager
    def reading(self):
        assert not self.is_read
        self.is_read = True
        try:
            yield
        finally:
            self.is_read = False

    def is_usable(self) -> bool:
        return not self.failures

    def failed(self, error) -> None:
        self.failures.append(error)


@pytest.fixture
def stand(monkeypatch) -> Stand:
    stand = Stand()
    monkeypatch.setattr(replica, "watch", stand)
    monkeypatch.setattr(replica, "reading", stand.reading)
    monkeypatch.setattr(replica, "is_reading", lambda: stand.is_read)
    monkeypatch.setattr(replica, "is_configured", lambda: True)
    return stand


def request_of(method: str = "GET", path: str = "/actions/", **cookies: str):
    request = RequestFactory().generic(method, path)
    request.user, request.COOKIES = AnonymousUser(), cookies
    return request


@pytest.mark.parametrize(
    ("method", "path", "cookies", "is_public"),
    [
        ("GET", "/actions/", {}, True),
        ("HEAD", "/api/v1/actions", {}, True),
        ("GET", "/actions/", {"csrftoken": "x"}, True),
        ("GET", "/actions/", {"sessionid": "x"}, False),
        ("GET", "/admin/login/", {}, False),
        ("GET", "/sante/pret/", {}, False),
        ("POST", "/actions/1/x/corriger/", {}, False),
        # Somebody writes there, and comes back to what he wrote.
        ("GET", "/actions/1/x/corriger/", {}, False),
        ("GET", "/raconter/secret/", {}, False),
        ("GET", "/alertes/secret/", {}, False),
        ("GET", "/actions/flux.atom", {}, True),
        ("GET", "/actions/comme-la-mienne/", {}, True),
        ("GET", "/oembed/", {}, True),
        ("GET", "/exports/actions.csv", {}, True),
        ("GET", "/nulle/part/", {}, True),
    ],
)
def test_the_replica_is_read_for_what_anybody_may_see(stand, method, path, cookies, is_public):
    read = []

    def view(request):
        read.append(stand.is_read)
        return HttpResponse("page")

    assert PublicReads(view)(request_of(method, path, **cookies)).content == b"page"
    assert read == [is_public]
    assert may_read_replica(request_of(method, path, **cookies)) is is_public


def test_without_a_replica_nothing_is_asked():
    with pytest.raises(MiddlewareNotUsed):
        PublicReads(HttpResponse)
    assert not may_read_replica(request_of())


def failing(stand: Stand, error: DatabaseError) -> HttpResponse:
    """A page that fails on the replica, as Django's handler tells middleware; how it ends."""

    def view(request):
        return reads.process_exception(request, error) if stand.is_read else HttpResponse("du primaire")

    reads = PublicReads(view)
    return reads(request_of())


def test_a_page_that_the_replica_fails_is_made_on_the_primary_and_the_next_one_asks_there_first(stand):
    error = OperationalError("server closed the connection unexpectedly")

    assert failing(stand, error).content == b"du primaire"
    assert stand.failures == [error]
    assert not may_read_replica(request_of())


def test_an_error_of_the_primary_or_of_the_code_is_left_to_others(stand):
    reads = PublicReads(HttpResponse)

    assert reads.process_exception(request_of(), OperationalError("away")) is None
    with stand.reading():
        assert reads.process_exception(request_of(), ValueError("une erreur du code")) is None


@pytest.mark.parametrize(
    ("cause", "is_left"),
    [
        (None, True),
        (psycopg.errors.AdminShutdown(), True),
        (psycopg.errors.CannotConnectNow(), True),
        # The page wrote something, or read what the replica was about to remove: the replica itself is well.
        (psycopg.errors.ReadOnlySqlTransaction(), False),
        (psycopg.errors.SerializationFailure(), False),
    ],
    ids=str,
)
def test_the_replica_is_left_when_it_is_gone_alone(cause, is_left):
    watch, error = Watch(), InternalError("refusé")
    watch._begun, watch._replica_at, error.__cause__ = True, float("inf"), cause
    assert watch.is_usable()

    watch.failed(error)

    assert watch.is_usable() is not is_left


@pytest.mark.django_db
def test_an_export_is_read_from_the_replica_to_its_end_and_closed_there(stand):
    read, closed = [], []

    class Rows:
        def __init__(self):
            self.left = [b"a", b"b"]

        def __iter__(self):
            return self

        def __next__(self):
            read.append(stand.is_read)
            if not self.left:
                raise StopIteration
            return self.left.pop(0)

        def close(self):
            closed.append(stand.is_read)

    response = PublicReads(lambda request: StreamingHttpResponse(Rows()))(request_of())

    assert not stand.is_read
    assert b"".join(response.streaming_content) == b"ab"
    response.close()
    assert read == [True, True, True]
    assert closed == [True]


def test_lag_counts_from_the_first_moment_when_the_primary_stood_further():
    lag = Lag()
    for at, written in ((0.0, 100), (1.0, 200), (2.0, 200), (3.0, 300)):
        lag.primary_stands(at, written)

    assert lag.seconds(4.0, 300) == 0
    lag.primary_stands(5.0, 400)
    lag.primary_stands(6.0, 500)
    assert lag.seconds(8.0, 300) == 3
    assert lag.seconds(8.5, 400) == 2.5
    # Nothing is known to be further: the primary is away.
    assert lag.seconds(9.0, 500) == lag.seconds(99.0, 500) == 0


@pytest.fixture
def two(monkeypatch):
    """The indexes of a primary and of its replica, which hold the same here; `reads` chooses where the thread reads."""
    primary, other = LiveIndex.of_two()
    whole = []
    monkeypatch.setattr(live, "_read", lambda mark, read=live._read: whole.append(mark) or read(mark))

    def state(index: LiveIndex, alias: str):
        monkeypatch.setattr(live, "connection", SimpleNamespace(alias=alias))
        return index.state()

    return SimpleNamespace(
        primary=lambda: state(primary, "default"), replica=lambda: state(other, "replica"), whole=whole
    )


@pytest.mark.django_db
@pytest.mark.parametrize("first", ["primary", "replica"])
def test_the_index_of_one_goes_on_from_that_of_the_other(two, first):
    make_full_action()
    one, other = (two.primary, two.replica) if first == "primary" else (two.replica, two.primary)

    assert one().version == other().version != ""
    assert one().index.ids == other().index.ids
    assert len(two.whole) == 1


@pytest.mark.django_db
def test_a_replica_that_has_not_all_that_the_primary_saw_reads_for_itself():
    make_full_action()
    mark = first_mark()
    assert holds(mark)

    ahead = mark.seen | {max(mark.seen) + 1}
    assert not holds(type(mark)(mark.last, mark.horizon, ahead, mark.version))
    assert not holds(type(mark)(mark.last, mark.horizon + 10**9, mark.seen, mark.version))
