"""What all tests share."""

pytest_plugins = ["tests.outside_tools", "tests.chromium", "tests.sites"]
"""The first before those that import it."""
