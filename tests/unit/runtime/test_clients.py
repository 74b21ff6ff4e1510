import pytest
from kafka.errors import RequestTimedOutError

from services.runtime.clients import broker_in_trouble
from services.runtime.processor import StartupError
from services.runtime.settings import Settings


def test_a_broker_that_comes_and_goes_is_told_in_one_line() -> None:
    settings = Settings(bootstrap_servers="127.0.0.1:9092", _env_file=None)  # type: ignore[call-arg]
    said = r"^the broker at 127\.0\.0\.1:9092 does not .*RequestTimedOutError.*; try again when it is well$"
    with pytest.raises(StartupError, match=said), broker_in_trouble(settings):
        raise RequestTimedOutError("Request timed out after 9999 ms")
