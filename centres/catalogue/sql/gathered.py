"""Several questions about the fiches from one to another -> all their rows, in one row that SQLite makes by itself.

Of a plain answer, each row waits for Python's lock, which another thread that computes holds for five thousandths of a
second. Here SQLite works through the answer without it, while other threads compute.
"""

from collections.abc import Mapping, Sequence

import orjson
from django.db import connection

from .ranges import Question, Rows, Statement, between, built

# What stands between the bytes of two rows: no keyboard has it, and no page.
MARK = b"\x1d"
Answer = tuple[bytes | None, ...]


class Gathered:
    """`gathered.rows(gathered.ask(1, 500))`: the rows of each question, as `Ranges` gives them. For SQLite alone.

    `first` has a last column of bytes, which JSON cannot hold: they come one after the other. No question may be one
    that can have no row. Asking is for any thread, and its connection.
    """

    def __init__(self, first: Question, others: Sequence[Question]) -> None:
        self._first, self._others = first, others
        self._statements: dict[Question, Statement] = {}
        for question in (*others, first):
            statement = built(question)
            if statement is None:
                raise ValueError("a question that can have no row")
            self._statements[question] = statement
        *columns, told = first.columns
        wanted = [_json(columns), f"CAST(group_concat(\"{told}\", x'{MARK.hex()}') AS BLOB)"]
        wanted += [f"({self._select(_json(other.columns), other)})" for other in others]
        self._sql = self._select(", ".join(wanted), first)
        # In the order of the statement.
        self._parameters = [value for statement in self._statements.values() for value in statement.parameters]

    def _select(self, wanted: str, question: Question) -> str:
        return f"SELECT {wanted} FROM ({self._statements[question].sql})"  # noqa: S608 - our words

    def ask(self, first: int, last: int) -> Answer:
        with connection.cursor() as cursor:
            cursor.execute(self._sql, between(first, last, self._parameters))
            [answer] = cursor.fetchall()
            return tuple(answer)

    def rows(self, answer: Answer) -> Mapping[Question, Rows]:
        """Without the first question where bytes of a row hold the mark: then it must be asked by itself."""
        rows, told, *others = answer
        found: dict[Question, Rows] = {
            question: orjson.loads(some or b"[]") for question, some in zip(self._others, others, strict=True)
        }
        firsts, pieces = orjson.loads(rows or b"[]"), told.split(MARK) if told else []
        if len(firsts) == len(pieces):
            found[self._first] = [(*row, piece) for row, piece in zip(firsts, pieces, strict=True)]
        return {question: self._statements[question].converted(some) for question, some in found.items()}


def _json(columns: Sequence[str]) -> str:
    """As bytes: to make a text of them is for whoever reads them."""
    return "CAST(json_group_array(json_array({})) AS BLOB)".format(", ".join(f'"{column}"' for column in columns))
