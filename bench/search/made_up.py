"""A made-up index: as many papers as wanted, the same ones each time, in the words of real ones.

Titles are walks from word to word of real titles, with new names in front of some; authors are
given names and family names of different people.
"""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from codelm.kb import KnowledgeBase
from codelm.yamlfile import dumped

__all__ = ["made_up_index"]

_SEED = 2026
_COPIED = ("tasks", "metrics", "venues")
_YEARS = range(2015, 2027)
_SHORTEST, _LONGEST = 4, 16
_NAMED = 0.4
_SYLLABLES = (
    *("ka", "lo", "mi", "ra", "ten", "vo", "qui", "sel", "dra"),
    *("pon", "zu", "fer", "nix", "bal", "ory", "thi", "gam", "wex"),
)
_ENDINGS = ("Coder", "Bench", "Eval", "Fix", "LM", "Agent", "Net", "Test", "SQL", "")


def made_up_index(real: KnowledgeBase, root: Path, count: int) -> None:
    """Write an index with so many made-up papers, and the tasks and venues of the real one."""
    for kind in _COPIED:
        shutil.copytree(real.root / "taxonomy" / kind, root / "taxonomy" / kind)
    for number, record in enumerate(_papers(real, count)):
        year = str(record["date"])[:4]
        path = root / "papers" / year / f"made{year}up{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dumped(record), "utf-8")


def _papers(real: KnowledgeBase, count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(_SEED)  # noqa: S311  the same index each time, no secret
    models = list(real.papers.values())
    titles = _Titles([paper.title for paper in models], chance)
    names = [name.rpartition(" ") for paper in models for name in paper.display_names]
    for number in range(count):
        like = chance.choice(models)
        name = _name(chance) if chance.random() < _NAMED else None
        title = titles.another()
        date = f"{chance.choice(_YEARS)}-{chance.randint(1, 12):02}"
        yield {
            "title": f"{name}: {title}" if name else title,
            **({"nickname": name} if name else {}),
            "authors": [
                f"{chance.choice(names)[0] or 'A.'} {chance.choice(names)[2]}"
                for _ in range(max(1, len(like.display_names)))
            ],
            "date": date,
            **({"venue": like.venue, "year": int(date[:4])} if like.venue else {}),
            "arxiv": f"{date[2:4]}{date[5:]}.{number:05}",
            "contribution": list(like.contribution),
            "tasks": list(like.tasks),
            "sources": ["made up"],
        }


def _name(chance: random.Random) -> str:
    syllables = chance.choices(_SYLLABLES, k=chance.randint(2, 3))
    return "".join(syllables).capitalize() + chance.choice(_ENDINGS)


class _Titles:
    """Titles in which each word follows the one before as in some real title."""

    def __init__(self, titles: Sequence[str], chance: random.Random) -> None:
        self._chance = chance
        self._next: defaultdict[str, list[str]] = defaultdict(list)
        self._first: list[str] = []
        for title in titles:
            words = title.partition(": ")[2].split() or title.split()
            self._first.append(words[0])
            for one, other in zip(words, [*words[1:], ""], strict=True):
                self._next[one].append(other)

    def another(self) -> str:
        words = [self._chance.choice(self._first)]
        while len(words) < _LONGEST:
            following = self._chance.choice(self._next[words[-1]])
            if not following and len(words) >= _SHORTEST:
                break
            words.append(following or self._chance.choice(self._first))
        return " ".join(words)
