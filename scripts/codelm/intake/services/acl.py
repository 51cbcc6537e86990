"""The ACL Anthology: papers by id, as the BibTeX that it offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from codelm.intake.bibtex import entries
from codelm.intake.found import Found
from codelm.intake.http import Http, Unreadable

__all__ = ["BATCH", "ask"]

BATCH = 1


def ask(http: Http, ids: Sequence[str]) -> list[Found]:
    """The papers with these ids, as far as there are any."""
    found: list[Found] = []
    for id_ in ids:
        read = http.read("acl", f"{quote(id_)}.bib", _read) or []
        found += [replace(each, source="ACL Anthology", first=False) for each in read]
    return found


def _read(body: bytes) -> list[Found]:
    read = entries(body.decode("utf-8", "replace"), "ACL Anthology")
    if not read.found:
        raise Unreadable("no BibTeX entry")
    return list(read.found)
