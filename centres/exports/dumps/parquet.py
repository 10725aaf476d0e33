"""Public records -> one Parquet file, typed, some thousands of rows a group; where pyarrow is installed."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from .columns import AMOUNT, BOOLEAN, COLUMNS, INTEGER, LIST, MOMENT, TEXT, Record

ROWS_A_GROUP = 2_000


@cache
def pyarrow() -> Any:
    """The package (requirements/parquet.in); None when it is not installed."""
    try:
        import pyarrow  # type: ignore[import-untyped]
        import pyarrow.parquet  # type: ignore[import-untyped]
    except ImportError:
        return None
    return pyarrow


class ParquetFile:
    """`with ParquetFile(path) as file: file.add(records)`."""

    def __init__(self, path: Path, about: dict[str, str]) -> None:
        types = {
            TEXT: pyarrow().string(),
            INTEGER: pyarrow().int64(),
            BOOLEAN: pyarrow().bool_(),
            AMOUNT: pyarrow().decimal128(14, 2),
            MOMENT: pyarrow().timestamp("us", tz="UTC"),
            LIST: pyarrow().list_(pyarrow().string()),
        }
        fields = [(column.name, types[column.kind]) for column in COLUMNS]
        self._schema = pyarrow().schema(fields, metadata=about)
        self._writer = pyarrow().parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Record] = []

    def __enter__(self) -> "ParquetFile":
        return self

    def __exit__(self, *error: object) -> None:
        if self._waiting and error[0] is None:
            self._write()
        self._writer.close()

    def add(self, records: Sequence[Record]) -> None:
        self._waiting += records
        if len(self._waiting) >= ROWS_A_GROUP:
            self._write()

    def _write(self) -> None:
        columns = [
            pyarrow().array([column.value(record) for record in self._waiting], type=field.type)
            for column, field in zip(COLUMNS, self._schema, strict=True)
        ]
        self._writer.write_table(pyarrow().Table.from_arrays(columns, schema=self._schema))
        self._waiting = []
