"""ETags."""

import pytest

from shared.http.etags import check_if_match, etag_of, respond_with_etag
from shared.http.problems import Problem


def test_equal_content_has_an_equal_etag():
    assert etag_of({"a": 1, "b": [2]}) == etag_of({"b": [2], "a": 1}) != etag_of({"a": 1, "b": [3]})


@pytest.mark.parametrize(("header", "status"), [(None, 200), ('"x"', 304), ('"y", W/"x"', 304), ("*", 304), ("x", 200)])
def test_if_none_match(header: str | None, status: int):
    answer = respond_with_etag(b"{}", '"x"', header)
    assert (answer.status_code, answer.headers["etag"]) == (status, '"x"')


@pytest.mark.parametrize(("header", "status"), [(None, 428), ('"y"', 412), ("x", 412)])
def test_if_match_refused(header: str | None, status: int):
    with pytest.raises(Problem) as refused:
        check_if_match(header, '"x"')
    assert refused.value.status == status
