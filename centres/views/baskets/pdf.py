"""HTML of ours -> PDF, where WeasyPrint is installed (requirements/pdf.in); elsewhere browsers print.

WeasyPrint reads our own style sheet and typeface, and nothing else: whatever else a text may name is refused.
"""

from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation

STYLE = "css/pages/dossier-pdf.css"
# What the addresses in the style sheet are read against; nobody is asked there.
HERE = "http://static.invalid/"


@cache
def weasyprint() -> Any:
    """The package; None when it is not installed, or lacks the libraries of the system that it needs."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return None
    return weasyprint


def is_possible() -> bool:
    return weasyprint() is not None


def pdf_of(html: str) -> bytes:
    """Tagged (PDF/UA) and with an outline."""
    package, ours = weasyprint(), _ours()
    fonts = package.text.fonts.FontConfiguration()
    css, place = file_of(f"{HERE}{STYLE}").decode(), f"{HERE}{STYLE}"
    style = package.CSS(string=css, base_url=place, url_fetcher=ours, font_config=fonts)
    document = package.HTML(string=html, base_url=HERE, url_fetcher=ours)
    pdf: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    return pdf


def file_of(url: str) -> bytes:
    """One of our static files. Anything else is refused: neither another host nor a file of this machine is read."""
    try:
        found = finders.find(url.removeprefix(HERE)) if url.startswith(HERE) else None
    except SuspiciousFileOperation:
        found = None
    if found is None:
        raise ValueError(f"not one of our files: {url[:200]}")
    return Path(found).read_bytes()


@cache
def _ours() -> Any:
    """`file_of`, as WeasyPrint calls it."""
    urls: Any = weasyprint().urls

    class OurFiles(urls.URLFetcher):  # type: ignore[misc]  # known once the package is there
        def fetch(self, url: str, headers: Any = None) -> Any:
            return urls.URLFetcherResponse(url, body=file_of(url))

    return OurFiles()
