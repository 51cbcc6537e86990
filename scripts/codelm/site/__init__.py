"""The static site: pages, their templates, the theme around them, and the files of data."""
