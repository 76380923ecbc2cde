"""What every test of the command line calls it with."""

import pytest
from command_line import Call, caller


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the command line in this process."""
    return caller(monkeypatch)
