"""A line -> the bullet it opens with, and the rest: what a page prints as « - » may come as « • », « * » or « o »."""

from centres.fiches.folding import EDGES

# Typed, printed by word processors (the last three are of their own fonts), browsers and text extractors.
BULLETS = frozenset("-•·∙*–—▪▫■□●○◦‣⁃➢+§\uf0b7\uf0a7\uf0d8")


def bullet_of(line: str) -> str:
    """The bullet that a cleaned line opens with, "" when there is none. An `o` is one before a space only.

    >>> bullet_of("• Santé"), bullet_of("o Santé"), bullet_of("ouvert"), bullet_of("-"), bullet_of("--> suite")
    ('•', 'o', '', '-', '')
    """
    first = line[0]
    if first == "-":
        return "" if line[1:2] in {"-", ">"} else first
    if first in BULLETS or (first == "o" and (len(line) == 1 or line[1].isspace())):
        return first
    return ""


def without_bullets(line: str) -> str:
    """The line without the bullets that it opens with: lists inside lists print several on one line.

    Below the first one a dash is no bullet: it can be a part of the value.

    >>> without_bullets("*     * Santé"), without_bullets("+"), without_bullets("- - Isère")
    ('Santé', '', '- Isère')
    """
    rest = line[1:].lstrip(EDGES) if line and bullet_of(line) else line
    while rest and rest[0] != "-" and bullet_of(rest):
        rest = rest[1:].lstrip(EDGES)
    return rest
