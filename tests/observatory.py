"""An answer over HTTPS -> its score by the rules of the HTTP Observatory (« Tests & Scoring » of MDN, 2026).

Left out: what no answer shows (whether the domain is in the browsers' list of HSTS, its certificate), and the
redirection from HTTP, which nginx makes. The two bonuses that are not ours: that list belongs to the owner of the
domain, and hashes of scripts (SRI) tell nothing where each script is of this site.
"""

import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

SESSION = ("sessionid", "csrftoken")
HALF_A_YEAR = 15_768_000  # seconds
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE_REFERRERS = {"origin", "origin-when-cross-origin", "unsafe-url"}
GRADES = ((100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (45, "C-"),
          (40, "D+"), (30, "D"), (25, "D-"), (0, "F"))  # fmt: skip
BROAD = {"*", "https:", "http:", "data:", "blob:"}

# Criterion -> {what is found: points}. What an answer of ours must never be is there too, so that it would be counted.
POINTS = {
    "cookies": {
        "secure, http-only, same-site": 5, "none": 0, "without same-site": 0, "not secure, behind hsts": -5,
        "session not secure, behind hsts": -10, "not secure": -20, "same-site none": -20,
        "session not http-only": -30, "session not secure": -40,
    },
    "cors": {"not shared": 0, "public": 0, "some": 0, "everybody, with who one is": -50},
    "csp": {
        "default none": 10, "no unsafe": 5, "unsafe styles": 0, "unsafe eval": -10, "over http": -20, "unsafe": -20,
        "absent": -25,
    },
    "hsts": {"half a year": 0, "shorter": -10, "absent": -20},
    "referrer": {"private": 5, "absent": 0, "unsafe": -5},
    "sri": {"all of this site": 0, "no script": 0, "elsewhere, https": -5, "elsewhere, http": -50},
    "sniffing": {"nosniff": 0, "absent": -5},
    "frames": {"by csp": 5, "by header": 0, "absent": -20},
    "corp": {"same-origin": 0, "same-site": 0, "absent": 0, "cross-origin": -20},
}  # fmt: skip
# All that an answer can earn by itself; a page that sets no cookie earns nothing for cookies.
BONUSES = {"csp": "default none", "referrer": "private", "frames": "by csp"}
WITH_COOKIES = BONUSES | {"cookies": "secure, http-only, same-site"}


@dataclass(frozen=True, slots=True)
class Score:
    """`found`: criterion -> what an answer is, as POINTS says it."""

    found: dict[str, str]

    @property
    def points(self) -> int:
        """Bonuses count from 90 points on."""
        given = [POINTS[criterion][what] for criterion, what in self.found.items()]
        score = max(0, 100 + sum(points for points in given if points < 0))
        return score + sum(points for points in given if points > 0) if score >= 90 else score

    @property
    def grade(self) -> str:
        return next(grade for least, grade in GRADES if self.points >= least)

    @property
    def losses(self) -> dict[str, str]:
        return {criterion: what for criterion, what in self.found.items() if POINTS[criterion][what] < 0}


def score(headers: dict[str, str], cookies: SimpleCookie, page: str = "") -> Score:
    """`page`: the HTML of the answer, empty for what is none."""
    policy = policy_of(headers.get("Content-Security-Policy", ""))
    has_hsts = _hsts(headers) == "half a year"
    return Score({
        "cookies": _cookies(cookies, has_hsts),
        "cors": _cors(headers),
        "csp": _csp(policy),
        "hsts": _hsts(headers),
        "referrer": _referrer(headers.get("Referrer-Policy", "")),
        "sri": _sri(page),
        "sniffing": "nosniff" if headers.get("X-Content-Type-Options", "").lower() == "nosniff" else "absent",
        "frames": _frames(headers, policy),
        "corp": headers.get("Cross-Origin-Resource-Policy", "absent"),
    })  # fmt: skip


def policy_of(header: str) -> dict[str, set[str]]:
    """Directive -> its sources."""
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {words[0].lower(): {word.lower() for word in words[1:]} for words in parts}


def _csp(policy: dict[str, set[str]]) -> str:
    if not policy:
        return "absent"
    default = policy.get("default-src", {"*"})
    scripts, styles = policy.get("script-src", default), policy.get("style-src", default)
    objects = policy.get("object-src", default)
    if (scripts | objects) & (BROAD | {"'unsafe-inline'"}):
        return "unsafe"
    if any(source.startswith("http:") for sources in policy.values() for source in sources):
        return "over http"
    if "'unsafe-eval'" in scripts | styles:
        return "unsafe eval"
    if styles & (BROAD | {"'unsafe-inline'"}):
        return "unsafe styles"
    return "default none" if default == {"'none'"} else "no unsafe"


def _hsts(headers: dict[str, str]) -> str:
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    return "absent" if age is None else "half a year" if int(age[1]) >= HALF_A_YEAR else "shorter"


def _cookies(cookies: SimpleCookie, has_hsts: bool) -> str:
    found = {_cookie(name, morsel, has_hsts) for name, morsel in cookies.items()}
    return min(found, key=POINTS["cookies"].__getitem__) if found else "none"


def _cookie(name: str, cookie: dict, has_hsts: bool) -> str:
    is_session = name in SESSION
    if not cookie["secure"]:
        return f"{'session ' if is_session else ''}not secure{', behind hsts' if has_hsts else ''}"
    if is_session and not cookie["httponly"]:
        return "session not http-only"
    if str(cookie["samesite"]).lower() == "none":
        return "same-site none"
    return "secure, http-only, same-site" if cookie["samesite"] else "without same-site"


def _cors(headers: dict[str, str]) -> str:
    who = headers.get("Access-Control-Allow-Origin")
    if who is None:
        return "not shared"
    if headers.get("Access-Control-Allow-Credentials") == "true":
        return "everybody, with who one is"
    return "public" if who == "*" else "some"


def _referrer(header: str) -> str:
    words = {word.strip().lower() for word in header.split(",") if word.strip()}
    return "absent" if not words else "unsafe" if words & UNSAFE_REFERRERS or not words <= PRIVATE else "private"


def _sri(page: str) -> str:
    scripts = re.findall(r"<script[^>]*\ssrc=\"([^\"]+)\"", page)
    others = [urlsplit(address).scheme for address in scripts if urlsplit(address).netloc]
    if others:
        return "elsewhere, http" if "http" in others else "elsewhere, https"
    return "all of this site" if scripts else "no script"


def _frames(headers: dict[str, str], policy: dict[str, set[str]]) -> str:
    if policy.get("frame-ancestors", {"*"}) <= {"'none'", "'self'"}:
        return "by csp"
    return "by header" if headers.get("X-Frame-Options", "") in ("DENY", "SAMEORIGIN") else "absent"
