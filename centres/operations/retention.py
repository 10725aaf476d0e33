"""The times of backups -> those that are kept: the last of each of some days, weeks and months."""

from collections.abc import Iterable
from datetime import datetime


def kept(times: Iterable[datetime], days: int, weeks: int, months: int) -> set[datetime]:
    """The newest of each of the last `days` days that have one, of `weeks` weeks, of `months` months. The very newest
    is always among them.

    >>> first, noon, last = datetime(2026, 11, 1), datetime(2026, 11, 30, 12), datetime(2026, 11, 30, 18)
    >>> kept([first, noon, last], 7, 0, 0) == {first, last}
    True
    >>> kept([first, noon, last], 1, 0, 0) == {last}
    True
    """
    newest_first = sorted(times, reverse=True)
    found = set(newest_first[:1])
    for most, period in ((days, _day), (weeks, _week), (months, _month)):
        periods: dict[object, datetime] = {}
        for at in newest_first:
            periods.setdefault(period(at), at)
        found.update(list(periods.values())[:most])
    return found


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
