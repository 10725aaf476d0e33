"""What every field of the API says of itself: a sentence with its unit, and an example."""

from typing import Any

from ninja import Field


def told(description: str, example: Any, **more: Any) -> Any:
    """A field that is always there. `example`: a value that a catalogue could hold."""
    return Field(..., description=description, examples=[example], **more)
