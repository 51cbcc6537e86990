"""Identifiers of papers, as people write them."""

from __future__ import annotations

import pytest

from codelm.records.identifiers import IDENTIFIERS, identifier
from tests.bibliography import real


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("arXiv:2305.06161v2", ("arxiv", "2305.06161")),
        ("cs.SE/0412005", ("arxiv", "cs.SE/0412005")),
        (" http://www.arxiv.org/pdf/2305.06161v1.pdf ", ("arxiv", "2305.06161")),
        ("<https://huggingface.co/papers/2305.06161>", ("arxiv", "2305.06161")),
        ("https://doi.org/10.48550/arXiv.2305.06161", ("arxiv", "2305.06161")),
        ("doi: 10.1145/3597503.3639187.", ("doi", "10.1145/3597503.3639187")),
        ("doi:10.1002/(SICI)1<1::AID>3.0.CO;2-2", ("doi", "10.1002/(sici)1<1::aid>3.0.co;2-2")),
        ("https://dl.acm.org/doi/10.5555/1864519.1864543", None),
        ("https://dl.acm.org/doi/pdf/10.1145/3597503?x=1", ("doi", "10.1145/3597503")),
        ("https://doi.org/10.1016%2Fj.jss.2023", ("doi", "10.1016/j.jss.2023")),
        ("ACL:P19-1001", ("acl", "P19-1001")),
        ("https://aclanthology.org/2023.acl-long.1v2.pdf", ("acl", "2023.acl-long.1")),
        ("https://openreview.net/pdf?id=AbC_d-9&x=1", ("openreview", "AbC_d-9")),
        ("https://arxiv.org/list/cs.SE", None),
        ("https://example.org/arxiv:2305.06161", None),
        ("https://evil.org/https://arxiv.org/abs/2305.06161", None),
        ("li2023starcoder", None),
        ("10.1/short", None),
        ("", None),
    ],
)
def test_an_identifier_is_read_however_it_is_written(
    text: str, found: tuple[str, str] | None
) -> None:
    assert identifier(text) == found


def test_every_address_that_is_shown_is_read_as_the_identifier_it_was_made_from() -> None:
    held = [
        (name, value)
        for paper in real().papers.values()
        for name in IDENTIFIERS
        if (value := getattr(paper, name))
    ]
    assert {name for name, _ in held} == set(IDENTIFIERS)
    for name, value in held:
        each = IDENTIFIERS[name]
        assert identifier(each.page(value)) == (name, value)
        assert not each.text_address or identifier(each.text(value)) == (name, value)
