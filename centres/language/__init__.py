"""French text -> the words it is found by. Pure Python: the one normaliser of both databases."""

from .everyday import tells
from .marking import MarkedPiece, find_first, pieces_around, pieces_of
from .queries import Query, QueryTerm, parse_query
from .stems import stem
from .words import fold, stems, stems_of

__all__ = [
    "MarkedPiece",
    "Query",
    "QueryTerm",
    "find_first",
    "fold",
    "parse_query",
    "pieces_around",
    "pieces_of",
    "stem",
    "stems",
    "stems_of",
    "tells",
]
