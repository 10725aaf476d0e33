"""Page numbers as typed -> pages."""

import pytest

from centres.catalogue.lists.paging import paginate
from centres.models import Departement

pytestmark = pytest.mark.django_db


def page(wanted: str | None):
    return paginate(Departement.objects.order_by("code"), wanted, per_page=10)


@pytest.mark.parametrize("wanted", [None, "", " ", "1", "01", " 1 "])
def test_the_first_page_is_the_default(wanted):
    assert (page(wanted).page.number, page(wanted).note) == (1, "")


@pytest.mark.parametrize("wanted", ["abc", "-1", "0", "1.5", "²", "٣", "\x00", "\ud800", "1e9"])
def test_what_is_no_page_number_gives_the_first_page_and_says_so(wanted):
    assert page(wanted).page.number == 1
    assert page(wanted).note.endswith("voici la première.")


@pytest.mark.parametrize("wanted", ["999", "1" + "0" * 40, "9" * 6000])
def test_past_the_end_is_the_last_page_and_says_so(wanted):
    result = page(wanted)

    assert result.page.number == result.page.paginator.num_pages > 1
    assert result.note.endswith("voici la dernière.")


def test_nothing_at_all_is_one_empty_page():
    result = paginate(Departement.objects.none(), "1")

    assert (result.count, list(result.rows), result.note) == (0, [], "")
