"""Ids in order, looked for among their bytes."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from centres.catalogue.index.orders import Chunk, Order

ids = st.lists(st.integers(1, 2**32 - 1) | st.integers(0, 24).map(lambda bit: 1 << bit), unique=True, max_size=60)


@given(ids, st.data())
def test_what_a_chunk_shares_with_a_selection_is_in_its_order(pks, data):
    chunk = Chunk.of(list(enumerate(pks)))
    wanted = set(data.draw(st.lists(st.sampled_from(pks), unique=True) if pks else st.just([])))

    assert chunk.shared(BitMap(wanted | {5_000})) == [pk for pk in pks if pk in wanted | {5_000}]


def test_a_number_is_not_found_across_two_others():
    pks = [65_536, 1, 256, 16_777_216, 257]

    assert Order.of(enumerate(pks)).page(BitMap([256, 257]), 0, 10) == [256, 257]
