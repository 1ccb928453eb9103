"""Which publication dates are accepted."""

import pytest

from readout.sources.dates import publication_date


@pytest.mark.parametrize(
    "given",
    [
        "2022-02-24",
        " 2022-02-24 ",
        "2022-2-24",
        "2022/02/24",
        "20220224",
        "2022-02-24T10:00:00Z",
        "2022-02-24 23:59:59+02:00",
        "2022-02-24T10:00:00.123456",
        "20220224T101500",
    ],
)
def test_accepted(given):
    assert publication_date(given) == "2022-02-24"


@pytest.mark.parametrize(
    "given",
    ["2022-02-30", "2022-13-01", "soon", "2022", "2022-02", "24/02/2022", "2022-02/24", "0000-01-01", "٢٠٢٢-٠٢-٢٤"],
)
def test_refused_with_the_fix(given):
    with pytest.raises(ValueError, match="write YYYY-MM-DD"):
        publication_date(given)
