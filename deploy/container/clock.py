"""The hours of a container -> the commands of manage.py that timers of systemd start elsewhere (deploy/systemd).

One after the other: a command that takes long delays the next, and none runs twice for the same hour.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

Command = tuple[str, ...]
BACKUP: Command = ("backup", "/backups", "--keep", "7,4,6", "--verify")
NIGHTLY: tuple[tuple[str, Command], ...] = (
    ("02:30", BACKUP),
    ("03:00", ("forget_contacts",)),
    ("03:05", ("clearsessions",)),
    ("03:30", ("dump_catalogue", "--site")),
)
OFTEN: Command = ("send_alerts",)
WEEKLY: tuple[str, Command] = ("07:00", ("send_waiting_list",))
MONDAY = 0


def due(before: datetime, now: datetime) -> Iterator[Command]:
    """What falls after one moment, up to another at most a day later; each once, in its order.

    >>> monday = datetime(2026, 11, 30)
    >>> [command[0] for command in due(monday.replace(hour=6, minute=59), monday.replace(hour=7))]
    ['send_alerts', 'send_waiting_list']
    >>> [command[0] for command in due(monday.replace(hour=2, minute=55), monday.replace(hour=3, minute=14))]
    ['send_alerts', 'forget_contacts', 'clearsessions']
    >>> list(due(monday.replace(hour=12, minute=1), monday.replace(hour=12, minute=14)))
    []
    """
    if now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0) > before:
        yield OFTEN
    for hour, command in (*NIGHTLY, WEEKLY):
        hours, minutes = map(int, hour.split(":"))
        for day in {before.date(), now.date()}:
            at = datetime(day.year, day.month, day.day, hours, minutes)
            if before < at <= now and (command is not WEEKLY[1] or day.weekday() == MONDAY):
                yield command


def run(command: Command) -> None:
    """Its words go to the log of the container; a failure too, and the next ones go on."""
    site = (os.environ.get("SITE_URL", ""),) if command[-1] == "--site" else ()
    done = subprocess.run([sys.executable, "manage.py", *command, *site], check=False)  # noqa: S603 - ours
    if done.returncode:
        print(f"manage.py {command[0]} : code {done.returncode}", file=sys.stderr, flush=True)


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    before = datetime.now()
    while True:
        time.sleep(20)
        now = datetime.now()
        # After a long sleep of the machine, a day of what was missed at most.
        for command in due(max(before, now - timedelta(days=1)), now):
            run(command)
        before = now


if __name__ == "__main__":
    main()
