"""The soak, short; HEBIAO_SOAK=100000 makes it as long as the figures that are reported."""

import os

import pytest
from soak import soak
from wire import is_release


@pytest.mark.skipif(not is_release(), reason="memory is measured with the release binary alone")
def test_memory():
    soak(int(os.environ.get("HEBIAO_SOAK", "2000")))
