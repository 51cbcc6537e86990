"""The map of the site for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

__all__ = ["sitemap_files"]

_MOST = 50_000
"""Addresses in one file, as the protocol has it."""
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(
    addresses: Sequence[str], site_url: str, most: int = _MOST
) -> Iterator[tuple[str, bytes]]:
    """The files with their paths; none where it is not known where the site stands."""
    if not site_url:
        return
    urls = [f"{site_url}{quote(address)}" for address in addresses]
    parts = [urls[start : start + most] for start in range(0, len(urls), most)]
    if len(parts) == 1:
        yield "sitemap.xml", _xml("urlset", "url", urls)
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, _xml("urlset", "url", part)
        yield "sitemap.xml", _xml("sitemapindex", "sitemap", [f"{site_url}{n}" for n in names])
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode()


def _xml(top: str, element: str, urls: Iterable[str]) -> bytes:
    lines = "\n".join(f"<{element}><loc>{escape(url)}</loc></{element}>" for url in urls)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{top} xmlns="{_SCHEMA}">\n{lines}\n</{top}>\n'.encode()
