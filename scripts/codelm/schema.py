"""The JSON Schema of each kind of record, by which editors help while a record is written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from codelm.load import json_schema
from codelm.records import KINDS

__all__ = ["schemas"]


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    return {
        f"{kind.name}.json": json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in KINDS.values()
    }


if __name__ == "__main__":
    for name, text in schemas().items():
        Path(sys.argv[1], name).write_text(text, encoding="utf-8", newline="\n")
