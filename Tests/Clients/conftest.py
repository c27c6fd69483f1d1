"""What the tests of the language server share. The binary is the one that HEBIAO_BINARY names, else the debug build."""

import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from wire import binary  # noqa: E402

ENCODINGS = ["utf-8", "utf-16", "utf-32"]


def pytest_configure(config):
    # Without the program nothing can be tested, and that must not look like success.
    if not os.access(binary(), os.X_OK):
        pytest.exit(f"no program at {binary()}: swift build, or set HEBIAO_BINARY", returncode=3)


def pytest_report_header(config):
    return f"hebiao: {binary()}"


@pytest.fixture(params=ENCODINGS)
def encoding(request):
    return request.param
