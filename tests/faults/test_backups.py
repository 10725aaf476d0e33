"""Backups taken while corrections are written -> each restores, and none lacks what was written before it began."""

import os
import threading
import time

from .servers import manage

BACKUPS, RATE = int(os.environ.get("FAULTS_BACKUPS", "20")), 25
WRITE = """
import pathlib, sys, time
from django.db import transaction
from centres.models import Action, Correction
action, start, count = Action.objects.first(), time.monotonic(), 0
while not pathlib.Path({end!r}).exists():
    Correction.objects.create(action=action, text=f"correction {{count}}")
    count += 1
    print(time.time(), flush=True)
    time.sleep(max(0, start + count / {rate} - time.monotonic()))
"""


def test_backups_under_writes_lose_nothing(store, told):
    written, end = [], store.folder / "backups are made"

    def write() -> None:
        said = manage("shell", "-v0", "-c", WRITE.format(end=str(end), rate=RATE), env=store.env)
        written.extend(float(line) for line in said.split())

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(3)
    path = os.environ["PATH"] if store.server is None else f"{store.server.bin}:{os.environ['PATH']}"
    env = store.env | {"PATH": path}
    begun = []
    try:
        for _ in range(BACKUPS):
            begun.append(time.time())
            said = manage("backup", str(store.folder / "backups"), "--verify", env=env)
            assert "Vérifiée" in said
            time.sleep(1.1)
    finally:
        end.touch()
        writer.join()
    lost = 0
    from centres.operations.archive import read_manifest

    backups = sorted((store.folder / "backups").glob("catalogue-*.tar"))
    for start, file in zip(begun, backups, strict=True):
        before = sum(at < start for at in written)
        lost += max(0, before - read_manifest(file).tables["centres_correction"][0])
    during = sum(begun[0] < at for at in written)
    told(
        f"{BACKUPS} backups, each restored in a scratch place, under {RATE} corrections a second",
        f"{during} corrections written meanwhile, {during / (max(written) - begun[0]):.0f} a second; {lost} lacking in"
        " a backup begun after them",
        lost == 0 and during > 10,
    )
