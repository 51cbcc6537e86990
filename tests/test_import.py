"""`codelm import`: lists of papers in Markdown, in the styles that people write them in."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from codelm.cli import main
from codelm.intake.found import Found
from codelm.intake.listing import LARGEST, Listing, listing
from codelm.intake.phrases import is_label
from codelm.kb import KnowledgeBase
from tests.replaying import HOSTILE
from tests.sites import fingerprint

LISTS = Path(__file__).parent / "lists"
SAID = ("title", "nickname", "date", "venue", "arxiv", "doi", "openreview", "url", "links")


def run(root: Path, text: str | bytes, *options: str, name: str = "list.md") -> Result:
    """What the command did with a list; our own bugs come through as exceptions."""
    file = root.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    arguments = ["import", str(file), "--yes", "--root", str(root), *options]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def of_text(tmp_path: Path, text: str) -> Listing:
    """What a list holds."""
    (tmp_path / "list.md").write_text(text, encoding="utf-8")
    return listing(tmp_path / "list.md")


def lines(found: Found) -> Iterator[str]:
    """What is known of a paper, one thing a line."""
    yield f"{found.place}  [{' < '.join(found.topics)}]"
    yield from (f"  {name}: {value}" for name in SAID if (value := getattr(found, name)))


@pytest.mark.parametrize("style", ["numbered", "table", "nested"])
def test_styles(style: str) -> None:
    """Set CODELM_GOLDEN=write to accept what is read of the lists as it is now."""
    read = listing(LISTS / f"{style}.md")
    text = "\n".join([line for found in read.found for line in lines(found)] + read.skipped) + "\n"
    golden = LISTS / f"{style}.txt"
    if os.environ.get("CODELM_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_every_item_is_accounted_for() -> None:
    """Each line with a link to another site is a paper, or is listed with the reason."""
    for file in LISTS.glob("*.md"):
        read = listing(file)
        told = {int(f.place.rpartition(":")[2]) for f in read.found}
        told |= {int(line.split(":")[1]) for line in read.skipped}
        linked = {
            number
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
            if line.lstrip().startswith(("- ", "* ", "1. ", "| 2", "<li>")) and "http" in line
        }
        detail = {9, 10} if file.stem == "nested" else set()  # they belong to line 8
        assert linked - detail <= told


def test_records_are_written(toy: Path) -> None:
    """A list becomes records that are valid and name it as their source."""
    result = run(toy, (LISTS / "numbered.md").read_text("utf-8"))
    assert result.exit_code == 0, result.output
    papers = KnowledgeBase.read(toy).papers
    made = papers["teaching2023teaching"]
    assert made.arxiv == "2301.00001"
    assert made.tasks == ("code-synthesis",)
    assert made.links.code == "https://github.com/a/b"
    assert made.sources[0].startswith("Awesome Code Models (")
    assert not made.authors
    checked = CliRunner().invoke(main, ["validate", "--no-hints", "--root", str(toy)])
    assert checked.exit_code == 0, checked.output


def test_importing_again_changes_nothing(toy: Path) -> None:
    """The papers of a list are known again, every one."""
    text = (LISTS / "nested.md").read_text("utf-8")
    run(toy, text)
    before = fingerprint(toy / "papers")
    assert "Nothing to add" in run(toy, text).output
    assert fingerprint(toy / "papers") == before


def test_dry_run_writes_nothing(toy: Path) -> None:
    """`--dry-run` shows the records alone."""
    before = fingerprint(toy)
    result = run(toy, (LISTS / "table.md").read_text("utf-8"), "--dry-run")
    assert "title: Deep Bug Finding with Great Models" in result.output
    after = fingerprint(toy)
    assert {path: after[path] for path in after if not path.startswith("build/")} == before


def test_what_is_not_clear_is_listed(toy: Path) -> None:
    """Lines that become no record are named with the reason, and headings without a task, too."""
    output = run(
        toy,
        """# Papers
## Great Tasks
- [Name](https://arxiv.org/abs/2401.00001)
- [Some interesting post on models](https://example.org/post)
- "A paper without a date anywhere" [[paper](https://example.org/a.pdf)]
- "A paper that is fine" [[paper](https://arxiv.org/abs/2401.00002)]
- "The same paper is here" [[paper](https://arxiv.org/abs/2401.00002)]
""",
    ).output
    assert (
        "list.md:3: no title is given; a record needs a title and a date; `codelm add arxiv:2401.0"
        in output
    )
    assert "list.md:4: no link that leads to a paper: Some interesting post" in output
    assert "list.md:5: no date is given" in output
    assert "list.md:7:" in output
    assert '"Great Tasks" (4): taxonomy/tasks/great-tasks.yaml' in output


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("refs.bib", "@article{a, title={A Paper in a File}, year=2020, doi={10.1145/1.2}}"),
        ("refs.ris", "TY  - JOUR\nTI  - A Paper in a File\nPY  - 2020\nER  - \n"),
        ("refs.json", '[{"title": "A Paper in a File", "issued": {"date-parts": [[2020]]}}]'),
    ],
)
def test_files_of_references(toy: Path, name: str, text: str) -> None:
    """Other files are read as `codelm add` reads them."""
    assert run(toy, text, name=name).exit_code == 0
    titles = [paper.title for paper in KnowledgeBase.read(toy).papers.values()]
    assert "A Paper in a File" in titles


def test_500_entries(toy: Path) -> None:
    """A long list takes seconds."""
    text = "# List\n" + "".join(
        f'- "Word{n} study of thing{n * 7} and part{n * 13}" '
        f"[[paper](https://arxiv.org/abs/2401.{n + 10000})]\n"
        for n in range(500)
    )
    started = time.monotonic()
    result = run(toy, text)
    assert result.exit_code == 0, result.output
    assert "500 new records" in result.output
    assert time.monotonic() - started < 20


HOSTILE_LISTS = {
    "markup": f"- [{HOSTILE}](https://arxiv.org/abs/2401.00001) {HOSTILE}\n",
    "script": "- [A <script>alert(1)</script> nice title](https://arxiv.org/abs/2401.00001)",
    "javascript": "- [A nice long title](javascript:alert(1))",
    "nested": "".join(
        f"{'  ' * n}- [A b c](https://arxiv.org/abs/2401.00001)\n" for n in range(300)
    ),
    "quotes": "> " * 5_000 + "x",
    "brackets": "- " + "[" * 20_000 + "](https://arxiv.org/abs/2401.00001)",
    "parens": "- A b c " + "(" * 3_000 + " https://arxiv.org/abs/2401.00001",
    "stars": "- " + "*a **b " * 3_000 + "<https://arxiv.org/abs/2401.00001>",
    "long line": "- " + "word " * 200_000 + "https://arxiv.org/abs/2401.00001",
    "tags": "<li>" * 20_000 + "<a href=https://arxiv.org/abs/2401.00001>A b c</a>",
    "open tags": "<" * 50_000 + "a href=",
    "wide table": "|" * 5_000 + "\n" + "|-" * 5_000 + "|\n" + "|x" * 5_000,
    "addresses": "- A b c " + "http://[::1 https://arxiv.org/abs/ http://%zz " * 50,
    "empty": "",
    "binary": "\0\1\2" * 100,
}


@pytest.mark.parametrize("text", HOSTILE_LISTS.values(), ids=HOSTILE_LISTS)
def test_hostile_lists(toy: Path, text: str) -> None:
    """Whatever the list holds, it is read soon, and the index stays valid."""
    started = time.monotonic()
    result = run(toy, text)
    assert time.monotonic() - started < 10
    assert result.exit_code in (0, 1), result.output
    checked = CliRunner().invoke(main, ["validate", "--no-hints", "--root", str(toy)])
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"x" * (LARGEST + 1), "more than 5 MB"),
        (b"- caf\xe9 [A b c](https://arxiv.org/abs/2401.00001)", "not UTF-8"),
        (b"# A list\n\n- of nothing\n", "no item of it has a link"),
    ],
)
def test_files_that_cannot_be_read(toy: Path, content: bytes, why: str) -> None:
    """A file that holds no list is refused with a sentence."""
    result = run(toy, content)
    assert result.exit_code == 1
    assert why in result.output


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("- **X: A Title in Bold Type** [pdf](URL)", "X: A Title in Bold Type"),
        ("- A Plain Title, A. Author and B. Writer, ACL 2024. [pdf](URL)", "A Plain Title"),
        ("- What is a good title? Ann Author. URL", "What is a good title?"),
        ("- ICML'24 | [Code (and) More (or) Titles](URL)", "Code (and) More (or) Titles"),
        ("- [x] 🔥 *A Title in Italic Letters* [[`Paper`]](URL)", "A Title in Italic Letters"),
        ("- [Code for a Title](https://github.com/a/b) ([arXiv](URL))", "Code for a Title"),
    ],
)
def test_titles(tmp_path: Path, item: str, title: str) -> None:
    """The title is found wherever the style puts it."""
    read = of_text(tmp_path, item.replace("URL", "https://arxiv.org/abs/2401.00001"))
    assert [found.title for found in read.found] == [title]
    assert read.found[0].arxiv == "2401.00001"


def test_labels() -> None:
    """A label says what a link leads to, and no more."""
    assert all(map(is_label, ["[Paper]", "code 2", "PDF (arXiv)", "📄", ""]))
    assert not any(map(is_label, ["StarCoder", "Paper by Ann"]))
