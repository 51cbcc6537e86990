"""What differs between two states of the records: records, and in them fields, not lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Literal

from codelm.load import File, drafted
from codelm.problems import Field, dotted
from codelm.records import KINDS, AnyRecord, Kind, plain
from codelm.review import git
from codelm.yamlfile import LARGEST

__all__ = ["Change", "RecordChange", "as_json", "changes", "differences"]

Status = Literal["added", "removed", "renamed", "changed", "unreadable"]


@dataclass(frozen=True, slots=True)
class Change:
    """One value that was added, taken out, or put in the place of another."""

    field: Field
    """Its place, in the new record where it stands there."""
    old: Any = None
    """The plain value before; None where there was none."""
    new: Any = None
    """The plain value now; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What happened to one record."""

    status: Status
    kind: Kind
    path: str
    """Its file; of a removed record, the file that it had."""
    was: str = ""
    """The file of a renamed record before."""
    old: AnyRecord | None = None
    new: AnyRecord | None = None
    changes: tuple[Change, ...] = ()
    """Field by field; nothing where a record is added or removed as a whole."""


def changes(root: Path, base: str, head: str | None = None) -> list[RecordChange]:
    """What happened to records from one commit to another, or to the files as they stand.

    Raises:
        GitError: where a commit is not known.

    """
    old = git.at_commit(root, base)
    new = git.at_commit(root, head) if head else git.in_folder(root, old)
    paths = git.changed_paths(old, new)
    before = _read(root, {path: old[path] for path in paths if path in old}, on_disk=False)
    after = _read(root, {path: new[path] for path in paths if path in new}, on_disk=not head)
    return sorted(_renamed(list(_paired(before, after))), key=lambda change: change.path)


def as_json(change: RecordChange) -> dict[str, Any]:
    """The change as an object."""
    record = change.new or change.old
    return {
        "path": change.path,
        "kind": change.kind.name,
        "id": record.id if record else Path(change.path).stem,
        "status": change.status,
        **({"was": change.was} if change.was else {}),
        "changes": [
            {"field": dotted(each.field), "old": each.old, "new": each.new}
            for each in change.changes
        ],
    }


def _read(root: Path, tree: git.Tree, *, on_disk: bool) -> dict[str, File]:
    known = {path: kind for path in tree if (kind := _kind(path))}
    if on_disk:
        contents = {path: (root / path).read_bytes() for path in known}
    else:
        blobs = git.texts(root, {tree[path] for path in known})
        contents = {path: blobs[tree[path]] for path in known}
    return {path: drafted(path, _text(content), known[path]) for path, content in contents.items()}


def _text(content: bytes) -> str:
    """The text of a file; nothing of one that is too large to be read."""
    return content.decode("utf-8", "replace") if len(content) <= LARGEST else ""


def _kind(path: str) -> Kind | None:
    return next((k for k in KINDS.values() if path.startswith(f"{k.folder}/")), None)


def _paired(old: Mapping[str, File], new: Mapping[str, File]) -> Iterator[RecordChange]:
    for path in {**old, **new}:
        before, after = old.get(path), new.get(path)
        kind = (after or before).kind  # type: ignore[union-attr]  # it stands in one of them
        of = before.record if before else None
        to = after.record if after else None
        if (before and not of) or (after and not to):
            yield RecordChange(status="unreadable", kind=kind, path=path, old=of, new=to)
        elif of and to:
            found = tuple(differences(plain(of), plain(to)))
            yield RecordChange(
                status="changed", kind=kind, path=path, old=of, new=to, changes=found
            )
        else:
            status: Status = "added" if to else "removed"
            yield RecordChange(status=status, kind=kind, path=path, old=of, new=to)


def _renamed(found: list[RecordChange]) -> Iterator[RecordChange]:
    """The changes, with what was removed here and added there as one."""
    removed = [change for change in found if change.status == "removed"]
    gone: set[str] = set()
    for change in found:
        near = [old for old in removed if old.kind == change.kind and old.path not in gone]
        best = max(near, key=lambda old: _likeness(old, change), default=None)
        if change.status == "added" and best and _likeness(best, change) >= _ALIKE:
            gone.add(best.path)
            pairs = tuple(differences(plain(best.old), plain(change.new)))
            yield replace(change, status="renamed", was=best.path, old=best.old, changes=pairs)
        elif change.status != "removed":
            yield change
    yield from (change for change in removed if change.path not in gone)


_ALIKE = 0.6
"""Share of fields with equal values from which two records are taken for the same."""


def _likeness(old: RecordChange, new: RecordChange) -> float:
    if old.old is None or new.new is None:
        return 0
    if old.old.id in getattr(new.new, "aliases", ()):
        return 1
    before, after = plain(old.old), plain(new.new)
    same: int = sum(before[name] == after.get(name) for name in before)
    return same / max(len(before), len(after), 1)


def differences(old: Any, new: Any, place: Field = ()) -> Iterator[Change]:
    """Every value inside that is not the same, at the innermost place where that can be said."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**new, **old}:
            yield from differences(old.get(key), new.get(key), (*place, key))
    elif isinstance(old, list | type(None)) and isinstance(new, list | type(None)):
        yield from _of_lists(old or [], new or [], place)
    else:
        yield Change(place, old, new)


def _of_lists(old: list[Any], new: list[Any], place: Field) -> Iterator[Change]:
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    for does, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if does == "replace" and i2 - i1 == j2 - j1:
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                yield from differences(old[i], new[j], (*place, j))
        elif does != "equal":
            yield from (Change((*place, i), old=old[i]) for i in range(i1, i2))
            yield from (Change((*place, j), new=new[j]) for j in range(j1, j2))
