"""A progress bar on stderr, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

Stage = Callable[[str], None]
Advance = Callable[[], None]


@contextmanager
def progress(total: int) -> Iterator[tuple[Stage, Advance]]:
    """Two callables: one says what is being done, the other that one of `total` is done."""
    if not sys.stderr.isatty():
        yield (lambda _: None), (lambda: None)
        return
    columns = SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}")
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield (lambda text: bar.update(task, description=text.replace("[", r"\["))), (lambda: bar.advance(task))
