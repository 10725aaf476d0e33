"""JSON-LD of named things, with prefixed names -> the same statements in Turtle. Not for any JSON-LD: for ours."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

NOT_IN_IRI = {*map(chr, range(33)), *'<>"{}|^`\\'}


def as_turtle(prefixes: Mapping[str, str], node: Mapping[str, Any]) -> str:
    """One paragraph a thing, those that it holds after it. Each thing has an `@id`, and a `@type` where it is told.

    >>> thing = {"@id": "http://b/", "@type": "a:B", "a:c": {"@value": "é", "@language": "fr"}}
    >>> print(as_turtle({"a": "http://a/"}, thing))
    @prefix a: <http://a/> .
    <BLANKLINE>
    <http://b/> a a:B ;
      a:c "é"@fr .
    <BLANKLINE>
    """
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    return "\n".join([*lines, "", *_paragraphs(node)])


def _paragraphs(node: Mapping[str, Any]) -> Iterator[str]:
    held: list[Mapping[str, Any]] = []
    told = [f"a {node['@type']}"]
    for name, value in node.items():
        if not name.startswith("@"):
            values = value if isinstance(value, list) else [value]
            if values:
                told.append(f"{name} {', '.join(map(_term, values))}")
            held += [one for one in values if isinstance(one, dict) and "@id" in one and len(one) > 1]
    yield f"{_iri(node['@id'])} " + " ;\n  ".join(told) + " .\n"
    for one in held:
        yield from _paragraphs(one)


def _term(value: Any) -> str:
    """A thing by its name, or a text with its language or its type. A text of JSON is one of Turtle."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if "@id" in value:
        return _iri(value["@id"])
    text = json.dumps(value["@value"], ensure_ascii=False)
    return f"{text}@{value['@language']}" if "@language" in value else f"{text}^^{value['@type']}"


def _iri(name: str) -> str:
    """Without the signs that would end it: a host comes from whoever asks."""
    return "<" + "".join(f"%{ord(sign):02X}" if sign in NOT_IN_IRI else sign for sign in name) + ">"
