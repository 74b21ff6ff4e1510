"""What the tests of events share: a text to the events that it tells."""

from datetime import datetime, timezone

from services.extract.names import Names
from services.extract.reading import read
from services.extract.text.document import Document

PUBLISHED = datetime(2025, 3, 12, 9, tzinfo=timezone.utc)


def events(text, language="en"):
    return read(Names(Document(text, language)), PUBLISHED).events


def types(text, language="en"):
    return [event.main.candidate.rule.type for event in events(text, language)]
