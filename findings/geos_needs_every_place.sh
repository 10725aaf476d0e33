#!/usr/bin/env bash
# shapely reads no GeoJSON collection in which one feature has no place, which the standard allows.
#
# Expected: RFC 7946 says that a feature without location has "geometry": null; a reader gives the others.
# Seen (shapely 2.2.0): the whole text is refused, with a sentence about a null inside a JSON library, and with
# on_invalid="ignore" nothing is left of it, the placed features included. Its own shape() reads each geometry alone.
# For us: centres whose commune nobody knows are features without geometry in our exports. Whoever opens these with
# shapely, or with what stands on GEOS's own reader, takes the features one by one, and leaves these out.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q shapely==2.2.0 numpy==2.4.6

cat > "$work/program.py" <<'PYTHON'
import json

import shapely
from shapely.geometry import shape


def feature(point):
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def told(features, **options):
    text = json.dumps({"type": "FeatureCollection", "features": features})
    try:
        return shapely.from_geojson(text, **options)
    except shapely.errors.GEOSException as error:
        return type(error).__name__


placed, unplaced = feature([5.72, 45.18]), feature(None)
print("placed:", told([placed]))
print("one without a place:", told([placed, unplaced]))
print("ignoring what is invalid:", told([placed, unplaced], on_invalid="ignore"))
print("one by one:", [shape(row["geometry"]).wkt for row in (placed, unplaced) if row["geometry"]])
PYTHON
cat > "$work/expected" <<'SEEN'
placed: GEOMETRYCOLLECTION (POINT (5.72 45.18))
one without a place: GEOSException
ignoring what is invalid: None
one by one: ['POINT (5.72 45.18)']
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "shapely, or GEOS in it, reads collections otherwise by now." >&2
  exit 1
}
