"""The reader of HTML finds what the tests of the real site rely on."""

from __future__ import annotations

from pathlib import Path

from tests.documents import Document, dead_links, documents, loaded_by_styles

PAGE = """<!doctype html><html lang="en"><head><title>A page</title>
<meta name="description" content="About a page">
<link rel="stylesheet" href="https://other.example/x.css"><link rel="canonical" href="https://x/">
<style>p { background: url("//other.example/x.png") }</style></head>
<body><h1 id="a">A</h1><h1 id="a">B</h1>
<a href="../one/#a">whole</a> <a href="../one/#gone">no such id</a> <a href="../two/">no page</a>
<a href="..">up</a> <a href="../files/data.json">file</a> <a href="https://other.example/">out</a>
<img src="../gone.png" alt=""></body></html>"""


def small_site(folder: Path) -> Path:
    """A site of two pages and a file."""
    for path in ("index.html", "one/index.html", "files/data.json"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(PAGE if path.startswith("one") else "<p>")
    return folder


def test_a_document_tells_what_it_names_and_loads(tmp_path: Path) -> None:
    page = Document.read(small_site(tmp_path), "one/index.html")
    assert (page.title, page.description, page.language) == ("A page", "About a page", "en")
    assert (page.headings, page.ids) == (2, ["a", "a"])
    assert page.loads == {"https://other.example/x.css", "../gone.png"}
    assert loaded_by_styles(page.styles) == {"//other.example/x.png"}


def test_links_to_missing_files_and_ids_are_dead(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    found = {said.partition(": ")[2] for said in dead_links(site, documents(site))}
    assert found == {"../one/#gone", "../two/", "../gone.png"}


def test_imports_of_style_sheets_are_found() -> None:
    css = "@import 'a.css'; @import url(b.css); x { background: url( \"c.png\" ) }"
    assert loaded_by_styles(css) == {"a.css", "b.css", "c.png"}
