"""The four processors one after the other in this process: messages in, messages out, no broker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from schemas.article import RawArticle
from schemas.topics import ARTICLES, Topic
from services.deduplicate.worker import DeduplicateProcessor
from services.extract.worker import ExtractProcessor
from services.geocode.worker import create as geocode_processor
from services.publish.worker import PublishProcessor
from services.runtime.processor import Message, Output, Processor
from services.runtime.settings import Settings


def raw(articles: Iterable[dict[str, Any]]) -> list[RawArticle]:
    """The articles, validated."""
    return [RawArticle.read(json.dumps(article)) for article in articles]


def messages_of(articles: Iterable[dict[str, Any]]) -> list[Message]:
    """The articles as messages, each pushed when it was published."""
    return [
        _message(ARTICLES, n, a["article_id"].encode(), json.dumps(a, ensure_ascii=False).encode(), a["published_at"])
        for n, a in enumerate(articles)
    ]


def processors() -> dict[str, Processor]:
    """New ones; extract and geocode keep their lexicons and names in caches."""
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    return {
        "extract": ExtractProcessor(),
        "geocode": geocode_processor(settings),
        "deduplicate": DeduplicateProcessor(),
        "publish": PublishProcessor(),
    }


def handle_all(processor: Processor, messages: Sequence[Message]) -> list[Message]:
    """All that a processor makes of these, as the next one's messages."""
    return [
        _next(output, n, message) for n, message in enumerate(messages) for output in processor.handle(message).outputs
    ]


def _next(output: Output, number: int, cause: Message) -> Message:
    partition = output.partition if output.partition is not None else sum(output.key or b"") % output.topic.partitions
    return Message(output.topic.name, partition, number, output.key, output.value, (), cause.timestamp)


def _message(topic: Topic, number: int, key: bytes, value: bytes, at: str) -> Message:
    return Message(topic.name, number % topic.partitions, number, key, value, (), datetime.fromisoformat(at))
