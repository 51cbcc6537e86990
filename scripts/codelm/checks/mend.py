"""The mechanical mends: each finding's own fix, applied until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from codelm import yamlfile
from codelm.kb import KnowledgeBase
from codelm.load import File, canonical, repaired, reread
from codelm.problems import Field
from codelm.records import kind_of, plain

from .finding import Finding, Fix

__all__ = ["mended", "readable"]

Key = tuple[str, str]
Findings = Callable[[KnowledgeBase], Iterable[tuple[str, Finding]]]

_ROUNDS = 20
"""A mend may show the next fault of the same place, but never so many in a row."""


def mended(
    kb: KnowledgeBase, findings: Findings, paths: Container[str]
) -> Iterator[tuple[str, str]]:
    """The new text of each file that mends change, among the files at these paths."""
    read = {key: file for key, file in readable(kb).items() if file.path in paths}
    kb = KnowledgeBase.of(kb.root, {**kb.files, **read}.values())
    ours = {key for key, file in kb.files.items() if _may_change(kb, file, paths)}
    for _ in range(_ROUNDS):
        fixes = _by_record(findings(kb), ours)
        changed = dict(filter(None, (_changed(kb, key, fixes[key]) for key in fixes)))
        if not changed:
            break
        kb = KnowledgeBase.of(kb.root, {**kb.files, **changed}.values())
    yield from _texts(kb, ours)


def readable(kb: KnowledgeBase) -> dict[Key, File]:
    """The files that can be read once what is mechanical is mended, as read then."""
    faulty = {
        key: file
        for key, file in kb.files.items()
        if any(problem.fixable for problem in file.problems)
        and not yamlfile.has_comments(_text(kb, file))
    }
    made = {key: reread(file, _mended_whole(kb, file)) for key, file in faulty.items()}
    return {key: file for key, file in made.items() if file.record}


def _texts(kb: KnowledgeBase, keys: Iterable[Key]) -> Iterator[tuple[str, str]]:
    for key in sorted(keys):
        file = kb.files[key]
        if file.record and (text := canonical(file.record)) != _text(kb, file):
            yield file.path, text


def _by_record(
    findings: Iterable[tuple[str, Finding]], keys: Container[Key]
) -> dict[Key, dict[Field, list[Fix]]]:
    found: dict[Key, dict[Field, list[Fix]]] = {}
    for _, finding in findings:
        key = kind_of(finding.record).name, finding.record.id
        if finding.fix and key in keys:
            place = finding.field if finding.mends is None else finding.mends
            found.setdefault(key, {}).setdefault(place, []).append(finding.fix)
    return found


def _changed(
    kb: KnowledgeBase, key: Key, fixes: Mapping[Field, list[Fix]]
) -> tuple[Key, File] | None:
    """The file with its record mended, or None where nothing changes or the mend does not hold."""
    file = kb.files[key]
    mapping = old = plain(file.record)
    for field in sorted(fixes, key=_order, reverse=True):
        mapping = _mended_once(mapping, field, fixes[field])
    made = reread(file, mapping)
    return None if mapping == old or made.record is None else (key, made)


def _mended_once(mapping: Any, field: Field, fixes: Iterable[Fix]) -> Any:
    """With one mend for the place: what a second would change, the first may have moved."""
    made = (_with(mapping, field, fix) for fix in fixes)
    return next((each for each in made if each != mapping), mapping)


def _order(field: Field) -> list[tuple[int, str]]:
    """Taken backwards: inner places before outer, later items before earlier, the record last.

    So taking one out moves no other.
    """
    return [(part, "") if isinstance(part, int) else (-1, part) for part in field]


def _with(value: Any, field: Field, fix: Fix) -> Any:
    """The value with the fix applied at a place inside it; what becomes empty is left out."""
    if not field:
        return fix(value)
    first, rest = field[0], field[1:]
    if isinstance(value, Mapping) and first in value:
        made = _with(value[first], rest, fix)
        kept = {key: made if key == first else item for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, "", [], {})}
    if isinstance(value, list) and isinstance(first, int) and first < len(value):
        made = _with(value[first], rest, fix)
        return [*value[:first], *([made] if made not in (None, "") else []), *value[first + 1 :]]
    return value


def _mapping(kb: KnowledgeBase, file: File) -> dict[str, Any]:
    whole = plain(file.record) if file.record else yamlfile.parsed(_text(kb, file))
    return {key: value for key, value in whole.items() if key != "id"}


def _mended_whole(kb: KnowledgeBase, file: File) -> dict[str, Any]:
    return repaired(_pruned(_mapping(kb, file)), file.kind, file.id)


def _pruned(value: Any) -> Any:
    """The value without what is empty in it."""
    if isinstance(value, dict):
        inner = {key: _pruned(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [item for item in map(_pruned, value) if item not in (None, "", [], {})]
    return value


def _may_change(kb: KnowledgeBase, file: File, paths: Container[str]) -> bool:
    """Whether the file may be written: not where that would lose comments."""
    if file.record is None or file.path not in paths:
        return False
    return not yamlfile.has_comments(_text(kb, file))


def _text(kb: KnowledgeBase, file: File) -> str:
    return file.text(kb.root)
