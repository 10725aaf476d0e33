"""The OpenAPI document of today -> tests/api/openapi.json, its golden file: `python -m tests.api.golden`."""

import json
import os
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).with_name("openapi.json")


def as_text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "actions_catalog.development")
    django.setup()
    from centres.api.catalogue_api import api

    GOLDEN.write_text(as_text(api.document), encoding="utf-8")


if __name__ == "__main__":
    write()
