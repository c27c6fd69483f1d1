"""Every case of the hostile client."""

import pytest
from hostile import CASES


@pytest.mark.parametrize("name", CASES)
def test_hostile(name):
    CASES[name]()
