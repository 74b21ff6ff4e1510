from datetime import datetime, timezone

from hypothesis import given
from hypothesis import strategies as st

from schemas import dead_letter as names
from schemas.dead_letter import Rejection
from schemas.topics import DEAD_LETTERS, MAX_MESSAGE_BYTES
from services.runtime.dead_letters.letter import CUT, OURS, letter
from services.runtime.dead_letters.reading import DeadLetter, letter_of
from services.runtime.processor import Headers, Message

NAMES = st.text(max_size=20).filter(lambda name: name not in OURS)
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone.utc)


def written(message: Message, rejection: Rejection, error: Exception | None = None) -> DeadLetter:
    output = letter(message, "extract", rejection, AT, error)
    record = Message(DEAD_LETTERS.name, 1, 7, output.key, output.value, output.headers, AT)
    return letter_of(record, {})


def message(value: bytes | None, headers: Headers = (), key: bytes | None = b"k") -> Message:
    return Message("news.articles.v1", 3, 42, key, value, headers, AT)


@given(
    value=st.none() | st.binary(max_size=200),
    key=st.none() | st.binary(max_size=50),
    headers=st.lists(st.tuples(NAMES, st.binary(max_size=20)), max_size=5),
    text=st.text(max_size=1500),
)
def test_key_value_and_headers_come_back_unchanged(
    value: bytes | None, key: bytes | None, headers: list[tuple[str, bytes]], text: str
) -> None:
    found = written(message(value, tuple(headers), key), Rejection("not-json", text, "example.org"))
    assert (found.value, found.key, found.headers) == (value, key, tuple(headers))
    assert (found.topic, found.partition, found.offset) == ("news.articles.v1", 3, 42)
    assert (found.id, found.reason, found.source, found.attempt) == ("1-7", "not-json", "example.org", 1)


def test_a_message_that_fails_again_counts_its_attempts() -> None:
    again = message(b"x", ((names.ATTEMPT, b"2"), ("mine", b"y")))
    found = written(again, Rejection("not-json", "no"))
    assert (found.attempt, found.headers) == (3, (("mine", b"y"),))


def test_a_sender_cannot_pretend_to_be_us() -> None:
    forged = message(b"x", ((names.REASON, b"none"), (names.SERVICE, b"them"), (names.ATTEMPT, b"9" * 9000)))
    found = written(forged, Rejection("not-json", "no"))
    assert (found.reason, found.service, found.attempt) == ("not-json", "extract", 1)


def test_a_bug_has_its_stack() -> None:
    try:
        raise KeyError("slot")
    except KeyError as error:
        found = written(message(b"x"), Rejection("bug", "KeyError: 'slot'"), error)
    assert found.error_class == "KeyError"
    assert "test_a_bug_has_its_stack" in found.stack


def test_what_no_topic_could_hold_is_cut_and_says_so() -> None:
    size = MAX_MESSAGE_BYTES + 1
    output = letter(message(b"x" * size), "extract", Rejection("too-large", "too large"), AT)
    assert len(output.value or b"") < MAX_MESSAGE_BYTES
    assert dict(output.headers)[CUT] == str(size).encode()


def test_headers_cannot_outgrow_the_letter() -> None:
    many = tuple((f"h{n}", b"x" * 1000) for n in range(1000))
    output = letter(message(b"x", many), "extract", Rejection("not-json", "no"), AT)
    assert sum(len(name) + len(value) for name, value in output.headers) < 80_000
