"""Thousands of requests that nobody types, and forms that no page made -> an answer of ours to each, no failure."""

import itertools
import os
import random
import threading
from urllib.parse import quote

from centres.bench.hostile import QUERIES

from .conftest import PAGES
from .people import Answer, ask, wait_until_warm

GETS, POSTS = int(os.environ.get("FAULTS_GETS", "12000")), int(os.environ.get("FAULTS_POSTS", "500"))
# So many at a time, and the seconds that none may take.
TOGETHER, LONGEST = 4, 0.5
PATHS = (
    "/", "/actions/", "/actions/flux.atom", "/actions/1/", "/centres/", "/themes/", "/territoires/", "/chiffres/",
    "/freins/", "/partenaires/", "/comparer/", "/dossier/", "/suggestions/", "/communes/", "/exports/actions.csv",
    "/api/v1/actions", "/api/v1/actions/1", "/oembed/", "/integrer/", "/admin/", "/admin/login/", "/donnees/",
    "/sante/pret/", "/metrics", "/.well-known/security.txt", "/sitemap.xml",
)  # fmt: skip
FORMS = ("/actions/comme-la-mienne/", "/actions/1/action/corriger/", "/admin/login/", "/actions/", "/admin/")
PIECES = (
    "%00",
    "../",
    "é",
    "'",
    '"',
    "<script>",
    "{{7*7}}",
    "%ff",
    "\u202e",
    "A" * 500,
    "-1",
    "999999999999",
    "[]",
    "%",
    "&",
    "=",
)


def addresses(chance: random.Random):
    """Paths with the query strings of the bench, shortened to what a server takes, then paths of noise."""
    for path, query in itertools.product(PATHS, QUERIES.values()):
        yield f"{path}?{query[:7000]}"
    while True:
        noise = "".join(chance.choices(PIECES, k=chance.randint(1, 6)))
        path = chance.choice(PATHS)
        yield (
            quote(path + noise, safe="/%?&=")
            if chance.random() < 0.5
            else f"{path}?q={quote(noise)}&page={quote(noise)}"
        )


def forms(chance: random.Random):
    while True:
        names = ("texte", "text", "part", "token", "username", "password", "csrfmiddlewaretoken", "contact", "site")
        chosen = chance.sample(names, chance.randint(1, len(names)))
        fields = [f"{name}={quote(''.join(chance.choices(PIECES, k=4)))}" for name in chosen]
        yield chance.choice(FORMS), "&".join(fields)


def test_nothing_that_is_asked_makes_the_site_fail(running, told):
    chance, lock, answers = random.Random(20), threading.Lock(), []
    asked = itertools.chain(
        ((path, None) for path in itertools.islice(addresses(chance), GETS)), itertools.islice(forms(chance), POSTS)
    )

    def work() -> None:
        while True:
            with lock:
                path, form = next(asked, (None, None))
            if path is None:
                return
            answers.append((path, form, ask(running.port, path, form=form)))

    wait_until_warm(running.port, PAGES)
    workers = [threading.Thread(target=work) for _ in range(TOGETHER)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    failed = [(path[:80], answer.status) for path, form, answer in answers if is_a_failure(form, answer)]
    late = [(round(answer.seconds, 2), path[:80]) for path, _, answer in answers if answer.seconds > LONGEST]
    times = sorted(answer.seconds for _, _, answer in answers)
    told(
        f"{GETS:,} hostile GET and {POSTS} hostile POST, {TOGETHER} at a time",
        f"{len(failed)} failures {failed[:2] or ''}; p99 {times[int(len(times) * 0.99)]:.2f} s, the slowest"
        f" {times[-1]:.2f} s, {len(late)} over {LONGEST:g} s {sorted(late)[-3:] or ''}",
        not failed and not late,
    )


def is_a_failure(form: str | None, answer: Answer) -> bool:
    """No answer, or one that says that the site is at fault. A form may be told to come back: 503."""
    return answer.status == 0 or (answer.status >= 500 and not (form and answer.status == 503))
