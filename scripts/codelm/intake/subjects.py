"""What a paper is about, as far as its title tells: names, tasks, models, kind of work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from codelm.kb import KnowledgeBase
from codelm.records import AnyRecord, Contribution

__all__ = ["Proposal", "Subjects", "contributions", "nickname"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field of a record, and why."""

    field: str
    value: str
    reason: str


class Subjects:
    """Reads titles with the words of an index."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def tasks(self, title: str, topics: Iterable[str] = ()) -> list[Proposal]:
        """The tasks that the title names, the one named first coming first, then that of a topic.

        The first topic counts that is the name of a task, or a heading a task is known under.
        """
        named = self._named(title)
        filed = next(((task, topic) for topic in topics if (task := self.task_of(topic))), None)
        if filed is None or filed[0] in {each.value for each in named}:
            return named
        return [*named, Proposal("tasks", filed[0], f'it is filed under "{filed[1]}"')]

    def task_of(self, topic: str) -> str:
        """The task that a heading means; "" where the taxonomy has none, or has several."""
        return self._topics.get(_plain(_NUMBERED("", topic)), "")

    def _named(self, title: str) -> list[Proposal]:
        said = f" {_plain(title)} "
        found: dict[str, tuple[int, str]] = {}
        taken = said
        for name, id_ in self._task_names:
            at = taken.find(f" {name} ")
            if at >= 0:
                found.setdefault(id_, (at, name))
                taken = taken.replace(name, "·" * len(name))  # a longer name counts alone
        ordered = sorted(found.items(), key=lambda each: each[1])
        return [Proposal("tasks", id_, f'the title says "{name}"') for id_, (_, name) in ordered]

    def mentioned(self, title: str) -> list[Proposal]:
        """The models, benchmarks and data sets that the title names."""
        words = set(_cased(title))
        for one, two in zip(_cased(title), _cased(title)[1:], strict=False):
            words.add(f"{one} {two}")
        found = (self._things.get(word) for word in sorted(words))
        return [Proposal(*each) for each in found if each]

    def protected(self, title: str) -> list[str]:
        """The spans of a title whose capitals must stay: names, acronyms, mixed case."""
        names = re.sub(r"[\"“”‘’?!]", " ", title)
        found: dict[str, None] = {}
        for span in self._spans_in(title):
            found.setdefault(span)
        for word in re.split(r"[\s,;()\[\]]+", names):
            bare = re.sub(r"(?:['’]s?)?[.:,;]*$", "", word)
            for part in [bare] if _WHOLE(bare) else re.split(r"[-‐–/]", bare):
                if _odd(part) and not any(part in span for span in found):
                    found.setdefault(part)
        standing = (span for span in found if re.search(rf"(?<!\w){re.escape(span)}(?!\w)", title))
        short = [span for span in standing if span != title or " " not in title]
        return sorted(short, key=title.index)

    def _spans_in(self, title: str) -> Iterator[str]:
        """The names of several words, or with one capital, that other titles protect."""
        for span in self._spans:
            if re.search(rf"(?<![\w-]){re.escape(span)}(?![\w-])", title):
                yield span

    @cached_property
    def _spans(self) -> list[str]:
        """The spans that at least two papers protect, the longest first."""
        count: dict[str, int] = {}
        for paper in self._kb.papers.values():
            for span in paper.protect:
                count[span] = count.get(span, 0) + 1
        usual = [span for span, times in count.items() if times > 1]
        return sorted(usual, key=len, reverse=True)

    @cached_property
    def _task_names(self) -> list[tuple[str, str]]:
        """The names of tasks that papers may be about, each with the task, the longest first."""
        leaves = [task for task in self._kb.tasks.values() if task.leaf]
        names = {
            _plain(name): task.id
            for task in leaves
            for name in (*task.aliases, task.name)
            if len(name) > 2  # noqa: PLR2004
        }
        return sorted(names.items(), key=lambda each: -len(each[0]))

    @cached_property
    def _topics(self) -> dict[str, str]:
        """The names of tasks, with and without the plural, and the headings of sections."""
        found: dict[str, set[str]] = {}
        for task in self._kb.tasks.values():
            for name in (task.name, *task.aliases, *task.sections) if task.leaf else ():
                words = _plain(_NUMBERED("", name))
                for spelt in (words, f"{words}s", words.removesuffix("s")):
                    found.setdefault(spelt, set()).add(task.id)
        return {name: tasks.pop() for name, tasks in found.items() if len(tasks) == 1}

    @cached_property
    def _things(self) -> dict[str, tuple[str, str, str]]:
        """Models, benchmarks and data sets by their names, as they are spelt."""
        found: dict[str, tuple[str, str, str]] = {}
        for field in ("models", "benchmarks", "datasets"):
            for record in getattr(self._kb, field).values():
                for name in _names(record):
                    if _odd(name) and len(name) > 3:  # noqa: PLR2004
                        kind = field.removesuffix("s")
                        found.setdefault(
                            name, (field, record.id, f'the title names the {kind} "{name}"')
                        )
        return found


def nickname(title: str) -> str:
    """What the paper calls its subject: the odd word before the colon of the title."""
    name, colon, _ = title.partition(": ")
    return name if colon and len(name.split()) <= 2 and _odd(name.split()[0]) else ""  # noqa: PLR2004


def contributions(title: str) -> list[tuple[Contribution, str]]:
    """What the paper brings, where the title says so, and the word that does."""
    for kind, words in _KINDS.items():
        if found := words.search(title):
            return [(kind, f'the title says "{found[0]}"')]
    return []


def _names(record: AnyRecord) -> tuple[str, ...]:
    return (getattr(record, "name", ""), *getattr(record, "aliases", ()))


def _odd(word: str) -> bool:
    """Whether a word has a capital after its first letter, or is a capital and digits."""
    return re.search(r"\w[A-Z]|^[A-Z]$|[A-Z].*\d|\d.*[A-Z]", word) is not None and word not in {
        "A",
        "I",
    }


def _plain(text: str) -> str:
    words = re.findall(r"[a-z0-9+#]+", text.casefold().replace("programme", "program"))
    return " ".join(words)


def _cased(title: str) -> list[str]:
    return [word.strip(".:,;?!()[]\"'“”‘’") for word in title.split()]


_NUMBERED = re.compile(r"^[\d.\s]+(?=\D)").sub
_WHOLE = re.compile(r"[A-Z0-9]+[a-z]*-\d[\w.]*|C/C\+\+|[A-Z]{2,}-bench\w*|\w+Bench-\w+").fullmatch
_KINDS: dict[Contribution, re.Pattern[str]] = {
    "survey": re.compile(r"(?i)\bsurvey\b|\bliterature review\b|\bsystematic review\b|\broadmap\b"),
    "empirical-study": re.compile(
        r"(?i)\bempirical\b|\bcase study\b|\bhow far are we\b|\ban? \w+ study\b|\bexploratory\b"
    ),
    "benchmark": re.compile(r"(?i)\bbenchmark(?:s|ing)?\b|\w*[a-z]Bench\b|-bench\b"),
    "dataset": re.compile(r"(?i)\bdata ?sets?\b|\bcorpus\b"),
    "model": re.compile(r"(?i)\btechnical report\b|\bfoundation models?\b|\bopen code models?\b"),
    "position": re.compile(r"(?i)\bposition:|\bposition paper\b|\bvision\b paper"),
}
