"""Two editions, imported by the build in the current folder -> a line of JSON: seconds by the clock, of each process.

    python timed_import.py first-*.txt -- next-*.txt

A script, run by path: a build of another time has none. Its only words are those that every build has understood.
"""

import importlib
import json
import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path

CORRECTED = 10  # one fiche of so many, by staff, between the two editions
IDS_A_STATEMENT = 400


def main(arguments: list[str]) -> None:
    sys.path[0] = os.getcwd()
    django = importlib.import_module("django")
    django.setup()
    at = arguments.index("--")
    first = _timed(arguments[:at])
    _correct()
    print(json.dumps({"first": first, "next": _timed(arguments[at + 1 :])}))


def _timed(names: list[str]) -> dict[str, float]:
    import_files = importlib.import_module("centres.importing.imports").import_files
    counts = {"created": 0, "updated": 0, "conflicts": 0}
    mine, others, start = _processor(resource.RUSAGE_SELF), _processor(resource.RUSAGE_CHILDREN), time.perf_counter()
    for report in import_files([Path(name) for name in names]):
        if report.refused:
            raise SystemExit(report.refused.message)
        for name in counts:
            counts[name] += report.counts.get(name, 0)
    clock = time.perf_counter() - start
    multiprocessing.active_children()  # those that ended are counted from here on
    return {
        "clock": clock,
        "writer": _processor(resource.RUSAGE_SELF) - mine,
        "reader": _processor(resource.RUSAGE_CHILDREN) - others,
        **counts,
    }


def _processor(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _correct() -> None:
    """What staff wrote meanwhile, which the next edition revises too."""
    models = importlib.import_module("centres.models")
    transaction = importlib.import_module("django.db").transaction.atomic
    for module in ("pending", "change"):  # builds of before had it elsewhere, or did not need it
        try:
            transaction = importlib.import_module(f"centres.models.{module}").catalogue_transaction
            break
        except (ImportError, AttributeError):
            continue
    ids = list(models.Action.objects.order_by("pk").values_list("pk", flat=True))[::CORRECTED]
    with transaction():
        for at in range(0, len(ids), IDS_A_STATEMENT):
            some = models.Action.objects.filter(pk__in=ids[at : at + IDS_A_STATEMENT])
            some.update(summary="Résumé relu par l’équipe.")


if __name__ == "__main__":
    main(sys.argv[1:])
