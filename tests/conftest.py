"""What all tests share."""

pytest_plugins = ["tests.outside_tools"]
