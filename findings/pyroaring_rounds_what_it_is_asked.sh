#!/usr/bin/env bash
# pyroaring holds 3.7 to be in BitMap([3]), and -1 in it to be an error.
#
# Expected: a BitMap stands in for a set of ids: 3.7 and -1 are simply not in it, and equal members mean equal sets.
# Seen (pyroaring 1.2.0, numpy 2.4.6): fractions are cut off, on the way in as in questions; a negative or too large
# number raises OverflowError where a set says False; no BitMap equals a set, nor a BitMap64 of the same ids, and no
# error tells. A numpy mask of true and false is read as the numbers 1 and 0: BitMap(mask) is {0, 1} whatever its
# length; np.flatnonzero(mask) is meant.
# For us: ids that come from an address (« ?fiche=-1 ») or from arithmetic are checked before a bitmap sees them, and
# a test that compares a bitmap with a set must say set(bitmap).
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q pyroaring==1.2.0 numpy==2.4.6

cat > "$work/program.py" <<'PYTHON'
import numpy as np
from pyroaring import BitMap, BitMap64

ids = BitMap([3])
mask = np.array([False, False, False, True])


def told(question):
    try:
        return repr(question())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print("3.7 in BitMap([3]):", told(lambda: 3.7 in ids))
print("BitMap([3.7]):", told(lambda: BitMap([3.7])))
print("-1 in BitMap([3]):", told(lambda: -1 in ids))
print("2**32 in BitMap([3]):", told(lambda: 2**32 in ids))
print("BitMap([3]) == {3}:", told(lambda: ids == {3}))
print("BitMap([3]) == BitMap64([3]):", told(lambda: ids == BitMap64([3])))
print("BitMap(mask of the id 3):", told(lambda: BitMap(mask)))
print("BitMap(np.flatnonzero(mask)):", told(lambda: BitMap(np.flatnonzero(mask).astype("uint32"))))
PYTHON

cat > "$work/expected" <<'SEEN'
3.7 in BitMap([3]): True
BitMap([3.7]): BitMap([3])
-1 in BitMap([3]): OverflowError: can't convert negative value to uint32_t
2**32 in BitMap([3]): OverflowError: value too large to convert to uint32_t
BitMap([3]) == {3}: False
BitMap([3]) == BitMap64([3]): False
BitMap(mask of the id 3): BitMap([0, 1])
BitMap(np.flatnonzero(mask)): BitMap([3])
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "pyroaring treats numbers or comparisons otherwise now." >&2
  exit 1
}
