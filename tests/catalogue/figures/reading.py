"""A query string -> the figures of its fiches, and whether each opens the fiches that it counts."""

from collections.abc import Iterator

from django.http import QueryDict

from centres.catalogue.figures.narrowing import Figure
from centres.catalogue.figures.statistics import Statistics
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import LiveIndex
from centres.models import Action


def asked(query: str) -> ActionFilter:
    return ActionFilter(QueryDict(query), Action.objects.visible_to(None))


def statistics(query: str = "") -> Statistics:
    """From an index that starts now; each figure is then held to what SQL finds."""
    return Statistics(ActionFilter(QueryDict(query), Action.objects.all(), index=LiveIndex().current()))


def figures_of(found: Statistics) -> Iterator[Figure]:
    """Every number of fiches of the page."""
    yield found.all
    yield from found.states.values()
    for period in found.periods:
        yield from (period.figure, period.zeros)
        for splits in (period.brackets, period.years, period.kinds, period.funders):
            yield from (split.figure for split in splits)
    for role in found.roles:
        yield from (role.stated, role.exact, role.rough)


def assert_every_figure_opens_its_fiches(query: str) -> None:
    for figure in figures_of(statistics(query)):
        if figure.count:
            opened = asked(figure.query)
            assert not opened.notes
            assert (figure.query, opened.qs.count()) == (figure.query, figure.count)
            assert opened.query == figure.query
