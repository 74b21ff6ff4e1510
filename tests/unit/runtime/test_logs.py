import json
import logging
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from services.runtime import logs
from services.runtime.processor import Message
from services.runtime.settings import load_settings

MESSAGE = Message("news.articles.v1", 1, 2, b"a-1", b"", (), datetime(2026, 1, 1, tzinfo=timezone.utc))


@pytest.fixture(autouse=True)
def _restore() -> object:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logs.set_message(None)
    root.handlers[:], root.level = handlers, level


def test_json_lines_name_the_message(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(load_settings(log_format="json"))
    logs.set_message(MESSAGE, "article_id")
    logging.getLogger("x").warning("odd %s", "date")
    entry = json.loads(capsys.readouterr().err)
    assert {k: entry[k] for k in ("level", "message", "article_id", "topic", "partition", "offset")} == {
        "level": "WARNING", "message": "odd date", "article_id": "a-1",
        "topic": "news.articles.v1", "partition": 1, "offset": 2,
    }  # fmt: skip


def test_readable_lines_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(load_settings())
    logs.set_message(MESSAGE, "article_id")
    logging.getLogger("x").warning("odd")
    assert (
        capsys.readouterr().err.strip().endswith("x: odd [article_id=a-1 topic=news.articles.v1 partition=1 offset=2]")
    )


@pytest.mark.parametrize(
    ("key_name", "value"),
    [
        ("theatre", b'{"article_id":"a-9","version":1}'),
        ("event_id", b'{"event_id":"k","changed_by":"a-9","more":false}'),
    ],
)
def test_a_message_keyed_otherwise_names_its_article_and_trace(
    capsys: pytest.CaptureFixture[str], key_name: str, value: bytes
) -> None:
    logs.set_up(load_settings(log_format="json"))
    trace = (("traceparent", b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),)
    logs.set_message(replace(MESSAGE, key=b"k", value=value, headers=trace), key_name)
    logging.getLogger("x").warning("odd")
    entry = json.loads(capsys.readouterr().err)
    assert (entry[key_name], entry["article_id"]) == ("k", "a-9")
    assert entry["trace_id"] == "4bf92f3577b34da6a3ce929d0e0e4736"
