"""The files that a new atlas begins with."""
