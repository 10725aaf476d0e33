"""The name of a static file -> its address, which tells what is in it: looked up once in a process.

A page links to a dozen files, and Django takes 20 µs to spell the address of each again.
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """As the manifest says it, which is read once in a process too."""

    def __init__(self, *args: object, **options: object) -> None:
        self._addresses: dict[str | None, str] = {}
        super().__init__(*args, **options)

    def url(self, name: str | None, force: bool = False) -> str:
        if force:
            return str(super().url(name, force))
        if (address := self._addresses.get(name)) is None:
            self._addresses[name] = address = str(super().url(name))
        return address
