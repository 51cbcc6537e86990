"""Benchmarks against the alternatives, run by hand: `make bench`."""
