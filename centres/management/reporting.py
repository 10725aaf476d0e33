"""A command whose report may be read by another program that stops listening (`… | head`)."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand


class ReportingCommand(BaseCommand):
    """Ends without a trace when nobody reads its report any more, or at Ctrl-C: what is written by then stands."""

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            return super().execute(*args, **options)
        except BrokenPipeError:
            # Python flushes stdout once more as it ends, which would fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except KeyboardInterrupt:
            self.stderr.write("Interrompu. Le fichier en cours n’a pas été écrit.")
            sys.exit(130)
