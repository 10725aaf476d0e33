"""A page in whatever people save it in: the text that is drawn from it, and what is refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from centres.fiches import Reading, Refusal, read_bytes
from centres.importing.documents.office import document_text
from centres.importing.documents.reading import read_data
from centres.importing.documents.web_page import page_text
from tests.fiches.hands import HANDS, MAKER, without_hand
from tests.real_page import REAL_PAGE, needs_real_page

from .writing import archive, docx, docx_of_body, odt, odt_of_body, paragraph, web_page

ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
FILES = ["page.html", "page.mhtml", "firefox-saved.txt", "chromium-copied.txt", "word.txt", "dashed.txt"]


def read(data: bytes) -> Reading:
    reading = read_data(data)
    assert isinstance(reading, Reading)
    return reading


def said(reading: Reading) -> list[object]:
    return [without_hand(fiche) for fiche in reading.fiches]


@pytest.fixture(scope="module")
def dashed() -> list[object]:
    return said(read((HANDS / "dashed.txt").read_bytes()))


@pytest.mark.parametrize("name", FILES)
def test_a_page_saved_or_copied_reads_as_the_scraped_one(name: str, dashed: list[object]) -> None:
    reading = read((HANDS / name).read_bytes())
    assert said(reading) == dashed
    assert reading.line_counts["unrecognised"] == 0


@pytest.mark.parametrize("write", [docx, odt])
@pytest.mark.parametrize("name", ["dashed.txt", "chromium-copied.txt", "firefox-copied.txt", "word.txt"])
def test_a_page_pasted_into_a_document_reads_as_the_scraped_one(write, name: str, dashed: list[object]) -> None:
    lines = (HANDS / name).read_text(encoding="utf-8").split("\n")
    assert said(read(write(lines))) == dashed


def test_a_web_page_gives_the_scraped_text_again() -> None:
    """But for the table, which it prints with its own spaces."""
    text = page_text((HANDS / "page.html").read_bytes())
    wanted = (HANDS / "dashed.txt").read_text(encoding="utf-8").split("\n")
    lines = [line for line in str(text).split("\n") if line != "- Partenaires d'action:"]
    assert lines == [line for line in wanted if line != "Partenaires d'action:"]


def test_of_a_web_page_only_what_is_shown_is_read() -> None:
    page = """<html><head><title>t</title><style>p{}</style></head><body><nav>Accueil</nav><script>var a='b';</script>
    <p>Un  <b>mot</b>&nbsp;: deux<br>trois</p><p hidden>non</p><div style="display: none"><p>non plus</p></div>
    <template>rien</template><ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li><li><ul><li>d</li></ul></li></ul>
    <!-- commentaire --><pre>e
    f</pre><table><tr><td>g<td>h</table><table><tr><td><p>i</p><p>j</p></td><td>k</td></tr></table>
    <footer>Mentions</footer>suite</body></html>"""
    assert str(page_text(page.encode())).split("\n") == [
        "Un mot\u00a0: deux", "trois", "- a", "- b", "- c", "-", "- d", "e", "f", "g | h |", "i", "j", "k", "suite",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("", "utf-8"), ('<meta charset="windows-1252">', "cp1252"), ("", "cp1252"), ('<meta charset="nul">', "utf-8")],
)
def test_a_web_page_is_read_in_the_encoding_that_it_says_or_shows(declared: str, codec: str) -> None:
    assert page_text(f"<html><head>{declared}</head><body>été œuvre</body></html>".encode(codec)) == "été œuvre"


def test_a_web_page_fetches_nothing_and_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("nobody connects")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = '<!DOCTYPE html SYSTEM "http://exemple.test/a.dtd"><html><body><img src="http://exemple.test/i.png">mot</body></html>'
    assert page_text(page.encode()) == "mot"


def test_a_web_page_without_fiche_is_refused_with_what_to_do() -> None:
    refusal = read_data(b"<!doctype html><html><body><p>Bonjour</p></body></html>")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "html"
    assert "enregistrez la page qui montre les fiches" in refusal.message


def test_items_of_a_document_have_their_bullet_back_and_headings_none() -> None:
    body = "".join(
        (
            paragraph("Actions", '<w:pStyle w:val="Heading1"/>'), paragraph("Bal"), paragraph("Structure", ITEM),
            paragraph("Le Patio", '<w:pStyle w:val="Small"/>'), paragraph("", ITEM),
            paragraph("prose", '<w:pStyle w:val="Small"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
            "<w:p><w:r><w:t>un</w:t><w:br/><w:t>deux</w:t></w:r><w:del><w:r><w:delText>non</w:delText></w:r></w:del></w:p>",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Nom</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        )
    )  # fmt: skip
    wanted = ["Actions", "Bal", "- Structure", "- Le Patio", "-", "prose", "un", "deux", "Nom |  |"]
    assert str(document_text(docx_of_body(body))).split("\n") == wanted


def test_lists_and_tables_of_an_odt_are_those_of_a_page() -> None:
    body = (
        "<text:h>Actions</text:h><text:list><text:list-item><text:p>a</text:p></text:list-item>"
        "<text:list-item><text:list><text:list-item><text:p>b<text:s text:c='2'/>c</text:p></text:list-item>"
        "</text:list></text:list-item></text:list>"
        "<text:p>un<text:line-break/>deux<text:note><text:p>non</text:p></text:note> suite</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>g</text:p></table:table-cell><table:table-cell>"
        "<text:p>h</text:p></table:table-cell></table:table-row></table:table>"
    )
    wanted = ["Actions", "- a", "-", "- b  c", "un", "deux suite", "g | h |"]
    assert str(document_text(odt_of_body(body))).split("\n") == wanted


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"PK\x03\x04 abime", "damaged", id="cut"),
        pytest.param(archive(a="b"), "binary", id="other-archive"),
        pytest.param(archive(word__document_xml="<w:document"), "damaged", id="bad-xml"),
        pytest.param(archive(word__document_xml=" " * (90 * 2**20)), "too_large", id="bomb"),
        pytest.param(docx(["Bonjour"]), "no_fiche", id="no-fiche"),
        pytest.param(docx([]), "empty", id="empty"),
        pytest.param(b"%PDF-1.7", "binary", id="pdf"),
    ],
)
def test_a_document_that_holds_no_page_is_refused_with_its_reason(data: bytes, code: str) -> None:
    refusal = read_data(data)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.message.endswith(".")


def test_entities_of_a_document_are_not_expanded() -> None:
    content = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>mot</w:t><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    text = document_text(archive(word__document_xml=content))
    assert isinstance(text, Refusal) or (text.startswith("mot") and "aaa" not in text and "root" not in text)


def test_a_text_with_long_lines_is_never_joined() -> None:
    data = (HANDS / "dashed.txt").read_bytes()
    assert read_data(data) == read_bytes(data)


def test_lines_that_firefox_cut_are_whole_again() -> None:
    fiche = read((HANDS / "firefox-saved.txt").read_bytes()).fiches[0]
    assert fiche.summary.split("\n")[0].endswith("et parler de ce qui les occupe.")
    assert "Public\nvisé : les personnes" in fiche.experience


@needs_real_page
@pytest.mark.parametrize("write", [docx, odt])
def test_the_real_page_reads_the_same_in_all_nine_variants_as_documents(write, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(MAKER), str(REAL_PAGE), str(tmp_path)], check=True)
    wanted = said(read(REAL_PAGE.read_bytes()))
    for path in sorted(tmp_path.glob("*.txt")):
        reading = read(write(path.read_text(encoding="utf-8").split("\n")))
        assert said(reading) == wanted, path.name
        assert reading.line_counts["unrecognised"] == 0, path.name


@needs_real_page
def test_the_real_page_reads_the_same_as_a_web_page() -> None:
    text = REAL_PAGE.read_text(encoding="utf-8")
    reading = read(web_page(text.split("\n")).encode())
    assert said(reading) == said(read(text.encode()))
    assert reading.line_counts["unrecognised"] == 0
