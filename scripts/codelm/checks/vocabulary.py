"""One spelling for one thing: programming languages, sizes of models."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codelm.kb import KnowledgeBase
from codelm.records import Benchmark, Paper

from .finding import Finding, becomes

__all__ = ["languages", "sizes"]

_LANGUAGES = {
    "Ada", "Agda", "Assembly", "Awk", "Bash", "C", "C#", "C++", "COBOL", "CSS", "CUDA",
    "Clojure", "CoffeeScript", "Coq", "Crystal", "D", "Dafny", "Dart", "Elixir", "Elm",
    "Erlang", "F#", "Fortran", "Go", "Groovy", "HCL", "HTML", "Haskell", "Isabelle", "JSON",
    "Java", "JavaScript", "Julia", "Kotlin", "LaTeX", "Lean", "LLVM", "Lisp", "Lua", "MATLAB",
    "Markdown", "OCaml", "Objective-C", "PHP", "Pascal", "Perl", "PowerShell", "Prolog",
    "Python", "R", "Racket", "Ruby", "Rust", "SPARQL", "SQL", "SVG", "SVA", "Scala", "Scheme",
    "Scratch", "Shell", "Smalltalk", "Solidity", "Swift", "SystemVerilog", "Tcl", "TypeScript",
    "VHDL", "Verilog", "WebAssembly", "YAML", "Zig",
}  # fmt: skip
_OTHER_NAMES = {
    "js": "JavaScript",
    "ts": "TypeScript",
    "py": "Python",
    "python3": "Python",
    "cpp": "C++",
    "c plus plus": "C++",
    "csharp": "C#",
    "c sharp": "C#",
    "fsharp": "F#",
    "golang": "Go",
    "objective c": "Objective-C",
    "objectivec": "Objective-C",
    "tex": "LaTeX",
    "rb": "Ruby",
    "rs": "Rust",
    "wasm": "WebAssembly",
    "rocq": "Coq",
}
_SPELLING = {**_OTHER_NAMES, **{name.casefold(): name for name in _LANGUAGES}}
_SIZE = r"~?\d+(?:x\d+)?(?:\.\d+)?[KMBT]"
_IS_SIZE = re.compile(rf"{_SIZE}(?: \({_SIZE} active\))?").fullmatch


def languages(kb: KnowledgeBase) -> Iterator[Finding]:
    """A programming language is spelt in one way."""
    records: list[Paper | Benchmark] = [*kb.papers.values(), *kb.benchmarks.values()]
    for record in records:
        for i, name in enumerate(record.languages):
            usual = _SPELLING.get(name.casefold(), name)
            if usual != name:
                yield Finding(
                    record=record,
                    field=("languages", i),
                    message=f'"{name}" is spelt "{usual}" here',
                    hint=f'write "{usual}"',
                    fix=becomes(usual),
                )


def sizes(kb: KnowledgeBase) -> Iterator[Finding]:
    """Numbers of parameters have one form."""
    for model in kb.models.values():
        for i, size in enumerate(model.sizes):
            if not _IS_SIZE(size):
                yield Finding(
                    record=model,
                    field=("sizes", i),
                    message=f'"{size}" is no number of parameters',
                    hint="write it as 350M, 7B, 8x7B or 671B (37B active)",
                    severity="hint",
                )
