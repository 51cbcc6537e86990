"""The pages written by hand: their links to records, and the chapters of the guide."""
