"""What every atlas shares, below what is its own."""

from __future__ import annotations

from pathlib import Path

from codelm.stock import files, layers
from tests.sites import ROOT


def test_layers(tmp_path: Path) -> None:
    """The folder of an atlas comes before that of the package, which counts once."""
    (tmp_path / "site/theme").mkdir(parents=True)
    assert layers(tmp_path, "site/theme") == [tmp_path / "site/theme", ROOT / "site/theme"]
    assert layers(ROOT, "site/theme") == [ROOT / "site/theme"]
    (tmp_path / "site/theme/main.html").write_text("mine", "utf-8")
    assert tmp_path / "site/theme/main.html" in files(layers(tmp_path, "site/theme"))
