"""What families of models are called: their ids, written as their models write themselves."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from codelm.records import Model

__all__ = ["family_names"]


def family_names(models: Iterable[Model]) -> Mapping[str, str]:
    """The name of each family by its id: `gpt-neo-pythia` is GPT-Neo-Pythia."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for model in models:
        names[model.family].append(model.name)
    return {family: _spelt(family, names[family]) for family in names}


def _spelt(family: str, names: Iterable[str]) -> str:
    parts = family.split("-")
    return _as_written(family, names) or "-".join(_as_written(p, names) or p for p in parts)


def _as_written(text: str, names: Iterable[str]) -> str | None:
    pattern = re.compile(re.escape(text).replace(r"\-", "[- ]?"), re.IGNORECASE)
    found = Counter(match[0] for name in names for match in pattern.finditer(name))
    return found.most_common(1)[0][0] if found else None
