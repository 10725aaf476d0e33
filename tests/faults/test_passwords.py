"""Twenty people who try passwords -> pages come as before, or nearly; and none of them gets in."""

import itertools
import os
import threading
import time

from .conftest import NAME, PASSWORD
from .loading import Load
from .people import Person, filled

TRYING, SECONDS, RATE = 20, 15, 10
# Seconds between an answer and the next try: less than anybody takes to type a word. 0: a script that never rests, and
# takes half of a machine of two processors for itself when it runs there too.
PAUSE = float(os.environ.get("FAULTS_PAUSE", "0.5"))


def test_twenty_people_who_try_passwords_keep_nobody_waiting(running, told):
    paths = ["/actions/"]
    with Load(running.port, paths, RATE) as load:
        time.sleep(8)
    idle = load.quantile(0.5)
    end = time.monotonic() + SECONDS
    statuses: list[int] = []

    def try_passwords(number: int) -> None:
        person = Person(running.port, f"192.0.2.{number}")
        form = filled(person.get("/admin/login/").text, username=NAME, password="")
        for essay in itertools.count():
            if time.monotonic() > end:
                return
            fields = [(name, f"essai {essay}" if name == "password" else value) for name, value in form]
            statuses.append(person.post("/admin/login/", fields).status)
            time.sleep(PAUSE)

    people = [threading.Thread(target=try_passwords, args=(number,)) for number in range(TRYING)]
    for person in people:
        person.start()
    with Load(running.port, paths, RATE) as load:
        time.sleep(SECONDS - 2)
    for person in people:
        person.join()
    entered = Person(running.port, "198.51.100.1").fill("/admin/login/", username=NAME, password=PASSWORD).status
    p50, tried = load.quantile(0.5), statuses.count(200)
    told(
        f"{TRYING} people who post wrong passwords, {PAUSE:g} s after each answer; {RATE:.0f} pages a second",
        f"{tried} passwords looked at, {statuses.count(429)} told to wait, {statuses.count(503)} to come back; the"
        f" list p50 {p50 * 1000:.1f} ms ({idle * 1000:.1f} before); who knows the password gets in from elsewhere:"
        f" {entered}",
        302 not in statuses and tried <= TRYING * 8 and p50 <= 2 * idle and entered == 302,
    )
