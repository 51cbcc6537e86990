"""Text with links to records: the pages written by hand, and paragraphs of records."""
