"""SVG of ours -> PNG, where resvg is installed (requirements/png.in); elsewhere charts are SVG and CSV.

It draws nothing, in silence, of a text whose typeface it lacks: it is given our font files, and no font of the machine.
"""

from functools import cache
from typing import Any

from .drawing import FACE, font_files

ZOOM = 2.0  # two points a unit: sharp on paper and on fine screens


@cache
def resvg() -> Any:
    """The package; None when it is not installed."""
    try:
        import resvg_py
    except ImportError:
        return None
    return resvg_py


def png_of(svg: str) -> bytes:
    return bytes(
        resvg().svg_to_bytes(
            svg_string=svg,
            zoom=ZOOM,
            skip_system_fonts=True,
            font_files=font_files(),
            font_family=FACE,
            sans_serif_family=FACE,
        )
    )
