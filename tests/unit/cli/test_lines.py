from pathlib import Path

from schemas.dead_letter import SOURCE_DOMAIN
from services.cli.lines import read_lines


def test_blank_lines_are_passed_over_and_numbers_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "one"}\n\n{"text": "two"}\n', encoding="utf-8")
    lines = list(read_lines(str(file)))
    assert [line.where for line in lines] == [f"{file}, line 1", f"{file}, line 3"]
    assert lines[1].value == b'{"text": "two"}'


def test_a_withdrawal_is_a_null_under_the_articles_key(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"article_id": "a1", "withdrawn": true, "source": {"domain": "example.org"}}\n', encoding="utf-8")
    (line,) = read_lines(str(file))
    assert (line.key, line.value, line.headers) == (b"a1", None, ((SOURCE_DOMAIN, b"example.org"),))


def test_what_only_looks_like_a_withdrawal_is_left_to_the_check(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    odd = ['{"withdrawn": true}', '"withdrawn"', '{"withdrawn": tru', '{"article_id": "a", "withdrawn": "no"}']
    file.write_text("\n".join(odd), encoding="utf-8")
    assert [line.value for line in read_lines(str(file))] == [line.encode() for line in odd]
