#!/usr/bin/env bash
# feedparser reads week 20 of 2024 as 1 November, and knows MEST but not CEST.
#
# Expected: a date it has no reader for gives None, as « 14 mai 2024 » does; a time zone is either known or not.
# Seen (feedparser 6.0.14): ISO 8601's week date 2024-W20-2 (14 May) becomes 1 November 2024, and its ordinal date
# 2024-135 (14 May again) 1 January 2025, though 2024135 without the dash is right. « MEST » is two hours ahead of
# UTC, « CEST », the same zone by its usual name, silently counts as UTC: the entry is two hours late, and one
# published shortly before midnight moves to the next day. `bozo` is false each time.
# For us: our own feeds must write numeric offsets (+0200) and plain dates, and a test that reads them back through
# feedparser only proves something if it looks at the hour.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q feedparser==6.0.14

cat > "$work/program.py" <<'PYTHON'
import feedparser

DATES = [
    "2024-05-14",
    "2024-W20-2",
    "2024-135",
    "2024135",
    "14 mai 2024",
    "Tue, 14 May 2024 23:30:00 +0200",
    "Tue, 14 May 2024 23:30:00 MEST",
    "Tue, 14 May 2024 23:30:00 CEST",
]
for date in DATES:
    feed = feedparser.parse(
        f"<rss version='2.0'><channel><item><title>x</title><pubDate>{date}</pubDate></item></channel></rss>"
    )
    read = feed.entries[0].get("published_parsed")
    told = "{}-{:02}-{:02} {:02}:{:02} UTC".format(*read[:5]) if read else None
    print(f"{date} -> {told}, bozo {bool(feed.bozo)}")
PYTHON

cat > "$work/expected" <<'SEEN'
2024-05-14 -> 2024-05-14 00:00 UTC, bozo False
2024-W20-2 -> 2024-11-01 00:00 UTC, bozo False
2024-135 -> 2025-01-01 00:00 UTC, bozo False
2024135 -> 2024-05-14 00:00 UTC, bozo False
14 mai 2024 -> None, bozo False
Tue, 14 May 2024 23:30:00 +0200 -> 2024-05-14 21:30 UTC, bozo False
Tue, 14 May 2024 23:30:00 MEST -> 2024-05-14 21:30 UTC, bozo False
Tue, 14 May 2024 23:30:00 CEST -> 2024-05-14 23:30 UTC, bozo False
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "feedparser reads these dates otherwise now." >&2
  exit 1
}
