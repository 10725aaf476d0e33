"""A command whose report may be read by another program that stops listening (`… | head`)."""

import io
import os
import sys
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.db import Error


class ReportingCommand(BaseCommand):
    """Ends without a trace when nobody reads its report any more, or at Ctrl-C: what is written by then stands."""

    # They look at addresses and forms, half of the start of a command, which serves none: `check` and `runserver` do.
    requires_system_checks: ClassVar[tuple[str, ...]] = ()

    def execute(self, *args: Any, **options: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):  # a page of an old terminal lacks « ’ »: say it otherwise
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().execute(*args, **options)
        except BrokenPipeError:
            # Python flushes stdout once more as it ends, which would fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except Error as error:
            raise CommandError(f"La base de données ne répond pas ({' '.join(str(error).split())[:200]}).") from None
        except OSError as error:
            raise CommandError(f"Le bilan n’a pas pu être écrit ({error.strerror}).") from None
        except KeyboardInterrupt:
            self.stderr.write("Interrompu. Le fichier en cours n’a pas été écrit.")
            sys.exit(130)
