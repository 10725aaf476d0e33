"""French text -> the words it is found by. Pure Python: the one normaliser of both databases."""

from .everyday import tells
from .marking import Piece, holds, pieces_around, pieces_of
from .queries import Query, Term, parse_query
from .stems import stem
from .words import fold, stems, stems_of

__all__ = [
    "Piece",
    "Query",
    "Term",
    "fold",
    "holds",
    "parse_query",
    "pieces_around",
    "pieces_of",
    "stem",
    "stems",
    "stems_of",
    "tells",
]
