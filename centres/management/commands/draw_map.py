"""manage.py draw_map: contours -> the paths of the map, once. The file it writes is part of the project."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from centres.catalogue.figures.maps import PATHS
from centres.management.drawing import draw_map

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "territories"
SOURCE = "IGN – Admin Express COG, Insee – COG ; Licence Ouverte 2.0 ; contours simplifiés"


class Command(BaseCommand):
    help = "Dessine la carte des départements d’après fixtures/territories/*.geojson, et l’écrit à côté d’eux."

    def handle(self, **options: Any) -> None:
        PATHS.write_text(as_json(), encoding="utf-8")
        self.stdout.write(f"{PATHS.name} : {PATHS.stat().st_size} octets.")


def as_json() -> str:
    paths = draw_map(_features("departements.geojson"), _features("regions.geojson"))
    return json.dumps({"source": SOURCE, **paths}, ensure_ascii=False, indent=0) + "\n"


def _features(name: str) -> list[dict[str, Any]]:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))["features"]
