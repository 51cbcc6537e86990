"""A test without its outside tool is skipped in plain words, or fails where all are required."""

import pytest

pytest_plugins = ["pytester"]

_CONFTEST = """
from tests import outside_tools
from tests.outside_tools import *
from tests.outside_tools import pytest_runtest_setup, pytest_terminal_summary

outside_tools.TOOLS["abacus"] = Tool(find=lambda: None, remedy="apt install abacus")
outside_tools.TOOLS["shell"] = Tool(find=lambda: "/bin/sh", remedy="")
"""

_TESTS = """
import pytest

@pytest.mark.needs("abacus", "shell")
def test_without(): ...

@pytest.mark.needs("shell")
def test_with(): ...
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> pytest.Pytester:
    """Two tests: one needs a tool that is missing, the other one that is there."""
    pytester.makeini("[pytest]\nmarkers = needs")
    pytester.makeconftest(_CONFTEST)
    pytester.makepyfile(_TESTS)
    return pytester


def test_missing_tool_skips(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """The summary names the tool, how many tests went without it, and how to get it."""
    monkeypatch.delenv("CODELM_REQUIRE", raising=False)
    result = run.runpytest_inprocess()
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*1 skipped: abacus is missing; to get it: apt install abacus"])


def test_required_tool_fails(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """CODELM_REQUIRE=all turns the skip into a failure with the same sentence."""
    monkeypatch.setenv("CODELM_REQUIRE", "all")
    result = run.runpytest_inprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*abacus is missing; to get it: apt install abacus*"])
