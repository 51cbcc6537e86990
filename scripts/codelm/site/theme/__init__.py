"""The theme, as MkDocs renders it: nothing outside this folder knows MkDocs."""

from codelm.site.theme.digest import theme_digest
from codelm.site.theme.rendering import (
    ADDRESS,
    EDIT,
    IDENTITY,
    PUBLIC,
    SHELLS,
    ThemeError,
    rendered_theme,
)

__all__ = [
    "ADDRESS",
    "EDIT",
    "IDENTITY",
    "PUBLIC",
    "SHELLS",
    "ThemeError",
    "rendered_theme",
    "theme_digest",
]
