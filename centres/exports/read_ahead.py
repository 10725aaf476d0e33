"""Numbers of fiches -> what is asked about them, by a thread that reads the next ones while these are written.

It sees what was committed, as each statement of an export does; of one part, all rows are of the same moment.
"""

from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection, connections

from actions_catalog.processors import processors
from centres.catalogue.sql.gathered import Answer, Gathered
from centres.catalogue.sql.ranges import Question, Rows

# Parts that are read or being read while one is written: two megabytes each.
AHEAD = 2
Known = Mapping[Question, Rows]


def are_neighbours(ids: Sequence[int]) -> bool:
    """Whether they are asked for by their ends: a statement of 500 numbers takes longer than its answer."""
    return ids[-1] - ids[0] < 2 * len(ids)


def can_read_ahead() -> bool:
    """Not within a transaction, whose rows another connection does not see; nor where both would take turns on one
    processor. PostgreSQL works in processes of its own, and its connections are counted."""
    opened = connection.connection
    return connection.vendor == "sqlite" and not (opened and opened.in_transaction) and processors() > 1


def read_ahead(
    fiches: Question, beside: Sequence[Question], parts: Iterable[list[int]]
) -> Generator[tuple[list[int], Known | None]]:
    """Each part, and its rows; None for one whose numbers lie far apart.

    What fails in the thread fails here. Its connection ends with it, and it with this generator, at its end or before.
    """
    gathered = Gathered(fiches, beside)
    asked: deque[tuple[list[int], Future[Answer] | None]] = deque()

    def taken() -> tuple[list[int], Known | None]:
        some, answer = asked.popleft()
        return some, None if answer is None else gathered.rows(answer.result())

    with ThreadPoolExecutor(1, "export") as reader:
        try:
            for some in parts:
                asked.append((some, reader.submit(gathered.ask, some[0], some[-1]) if are_neighbours(some) else None))
                if len(asked) > AHEAD:
                    yield taken()
            while asked:
                yield taken()
        finally:
            for _, answer in asked:
                if answer is not None:
                    answer.cancel()
            reader.submit(connections.close_all)
