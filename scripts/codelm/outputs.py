"""Where everything that is made goes, relative to the root of the index."""

from __future__ import annotations

__all__ = ["CACHE", "INDEX", "SCHEMA", "SITE"]

SITE = "build/site"
"""The site as it is served."""
INDEX = "build/index"
"""The search index of the command line."""
CACHE = "build/cache"
"""What saves work; it may be deleted at any time."""
SCHEMA = "build/schema"
"""The schemas for editors, with the ids that there are."""
