"""The value of `Structure organisatrice` <-> centre and département."""

import re

from centres.fiches.folding import EDGES

_JOINT = re.compile(r"\s-(?=\s)")  # the space after may be the one before the next dash: « A - - Isère »
_FINAL_DASH = re.compile(r"\s-$")


def read_structure(content: str) -> tuple[str, str]:
    """Centre and département of a value without its bullet; the département follows the last " - ".

    >>> read_structure("L' Arche - Centre social - Isère"), read_structure("CENTRE SOCIAL -MPT - Loire-Atlantique")
    (("L' Arche - Centre social", 'Isère'), ('CENTRE SOCIAL -MPT', 'Loire-Atlantique'))
    >>> read_structure("Le Patio - - Isère")
    ('Le Patio -', 'Isère')
    >>> read_structure("Le Patio"), read_structure("Le Patio - Nord -"), read_structure("- Isère"), read_structure("-")
    (('Le Patio', ''), ('Le Patio - Nord', ''), ('', 'Isère'), ('', ''))
    """
    content = content.strip(EDGES)
    if content in {"", "-"}:
        return "", ""
    if _FINAL_DASH.search(content):
        return content[:-2].strip(EDGES), ""
    if joints := list(_JOINT.finditer(content)):
        return content[: joints[-1].start()].strip(EDGES), content[joints[-1].end() :].strip(EDGES)
    if content[0] == "-" and content[1:2].isspace():
        return "", content[1:].strip(EDGES)
    return content, ""


def write_structure(centre: str, department: str) -> str:
    """The value that reads back as the same two parts, "" when both are absent.

    >>> write_structure("Le Patio", "Isère"), write_structure("Le Patio - Nord", ""), write_structure("", "Isère")
    ('Le Patio - Isère', 'Le Patio - Nord -', '- Isère')
    """
    if department:
        return f"{centre} - {department}" if centre else f"- {department}"
    if not centre or read_structure(centre) == (centre, ""):
        return centre
    return f"{centre} -"
