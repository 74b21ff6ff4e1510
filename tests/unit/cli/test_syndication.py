import io
from pathlib import Path

import pytest

from schemas.article import RawArticle
from services.cli.syndication import is_syndication, read_syndication

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><link>https://wire.example/</link>
<language>en</language><item><title>Shelling in the north</title><link>https://wire.example/1</link>
<description>&lt;p&gt;Two were hurt.&lt;/p&gt;</description><pubDate>Wed, 11 Mar 2026 08:00:00 +0200</pubDate></item>
<item><title>No date</title><link>https://wire.example/2</link><description>x</description></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>
<entry><title>Shelling in the north</title><link href="https://wire.example/1"/><updated>2026-03-11T06:00:00Z</updated>
<content type="html">&lt;p&gt;Two were hurt.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_an_entry_becomes_an_article(tmp_path: Path, feed: str) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(feed, encoding="utf-8")
    assert is_syndication(str(file))
    article = RawArticle.read(next(read_syndication(str(file))).value or b"")
    assert article.source.name == "Example Wire"
    assert article.source.domain == "wire.example"
    assert article.published_at.isoformat() == "2026-03-11T06:00:00+00:00"
    assert (article.content_type, article.text) == ("text/html", "<p>Two were hurt.</p>")


def test_an_entry_without_a_date_has_none_invented(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(RSS, encoding="utf-8")
    line = list(read_syndication(str(file)))[1]
    assert line.where.endswith("entry 2")
    assert b"published_at" not in (line.value or b"")


def test_json_lines_are_not_taken_for_a_feed(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "<p>"}', encoding="utf-8")
    assert not is_syndication(str(file))


@pytest.mark.parametrize(("given", "entries"), [(RSS, 2), ("\ufeff\n" + ATOM, 1), ('{"text": "<p>"}', None)])
def test_standard_input_is_looked_at_too(monkeypatch: pytest.MonkeyPatch, given: str, entries: int | None) -> None:
    stream = io.BufferedReader(io.BytesIO(given.encode()))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    assert is_syndication("-") == (entries is not None)
    if entries:
        assert [line.where for line in read_syndication("-")][-1] == f"standard input, entry {entries}"


def test_what_is_no_feed_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.xml"
    file.write_text("<html><body>Not found", encoding="utf-8")
    assert list(read_syndication(str(file))) == []
    assert f"{file}: no entries:" in capsys.readouterr().err
