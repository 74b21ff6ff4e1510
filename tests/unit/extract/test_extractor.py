import json
import subprocess
import sys
from datetime import datetime, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import RawArticle
from schemas.report import MAX_EVIDENCE, Extraction
from services.extract.extractor import Extractor, Skipped
from services.extract.intake import Withdrawal

EXTRACT = Extractor()
TEXT = (
    "Rebels shelled the town of Bama on Monday, killing four people, the army said. "
    "The shelling also wounded nine. In the capital, police fired tear gas to disperse protesters."
)


def article(text=TEXT, **changes):
    fields = {
        "article_id": "a1",
        "source": {"name": "Example Wire"},
        "text": text,
        "published_at": "2025-03-12T09:00:00Z",
    }
    return RawArticle.model_validate({**fields, **changes})


def test_an_article_gives_its_reports_with_evidence_as_pushed():
    extraction = EXTRACT(article())
    assert isinstance(extraction, Extraction)
    shelling, protest = extraction.reports
    assert shelling.sub_event_type == "Shelling/artillery/missile attack"
    assert shelling.event_type == "Explosions/Remote violence"
    assert protest.sub_event_type == "Protest with intervention"
    assert shelling.casualties.killed is not None
    assert shelling.casualties.killed.best == 4
    assert shelling.when.start.isoformat() == "2025-03-10"
    for report in extraction.reports:
        evidence = report.evidence
        assert evidence.end - evidence.start <= MAX_EVIDENCE
        assert evidence.text in TEXT[evidence.start : evidence.end]
        assert all(0 <= a < b <= len(TEXT) for a, b in evidence.spans.values())


def test_html_keeps_offsets_of_the_text_as_pushed():
    html = "<p>Calm.</p><p>Rebels <b>shelled</b> the town of Bama on Monday.</p>"
    (report,) = EXTRACT(article(html, content_type="text/html")).reports
    start, end = report.evidence.spans["trigger"]
    assert html[start:end] == "shelled"
    assert report.evidence.text == html[report.evidence.start : report.evidence.end]


def test_a_title_speaks_where_the_text_tells_nothing():
    (report,) = EXTRACT(article("Details follow later today.", title="Rebels shelled the town of Bama")).reports
    assert report.evidence.field == "title"


def test_the_places_of_a_title_are_its_own_whatever_the_text_names():
    text = "Officials from Arden, Belmar, Corva and Dalen met in Elsin. The minister spoke of roads near Forsk."
    found = EXTRACT(article(text, title="Rebels shelled the town of Bama; police clashed with miners in Gorin"))
    places = [[found.toponyms[i].written for place in r.places for i in place.toponyms] for r in found.reports]
    assert places == [["Bama"], ["Gorin"]]


def test_a_title_that_the_text_repeats_tells_nothing_more():
    assert len(EXTRACT(article(title="Rebels shelled the town of Bama")).reports) == len(EXTRACT(article()).reports)


def test_ids_are_a_function_of_article_version_and_words():
    ids = [report.report_id for report in EXTRACT(article()).reports]
    assert ids == [report.report_id for report in EXTRACT(article()).reports]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & {report.report_id for report in EXTRACT(article(version=2)).reports}


def test_the_places_of_reports_are_toponyms_that_happen():
    extraction = EXTRACT(article())
    for report in extraction.reports:
        for place in report.places:
            assert all(extraction.toponyms[i].role == "event" for i in place.toponyms)


def test_a_language_that_is_not_read_is_skipped():
    assert EXTRACT(article("El ejército informó que los rebeldes se retiraron.")) == Skipped("a1", None)
    assert EXTRACT(article(language="fr")) == Skipped("a1", "fr")


def test_a_withdrawal_leaves_an_empty_extraction():
    at = datetime(2025, 3, 13, tzinfo=timezone.utc)
    extraction = EXTRACT.withdraw(Withdrawal("a1", "example.org", at))
    assert extraction.withdrawn
    assert extraction.reports == ()
    assert extraction.source is not None
    assert extraction.source.domain == "example.org"
    assert EXTRACT.withdraw(Withdrawal("a1", None, at)).source is None


def test_a_text_without_events_is_an_empty_extraction():
    assert EXTRACT(article("The museum opens at nine and closes at six on weekdays.")).reports == ()


def test_the_output_does_not_depend_on_the_hash_seed():
    code = (
        "import sys, json; from schemas.article import RawArticle; from services.extract.extractor import Extractor; "
        "print(Extractor()(RawArticle.model_validate(json.load(sys.stdin))).model_dump_json())"
    )
    given = json.dumps(json.loads(article().model_dump_json()))
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=given,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert "Shelling" in runs[0]


WORDS = [
    "shelled",
    "killed",
    "the",
    "town",
    "of",
    "Bama",
    "on",
    "Monday",
    "could",
    "not",
    ",",
    ".",
    "\n",
    "(",
    '"',
    "3",
    "<b>",
    "обстреляли",
    "убиты",
    "не",
    "вибух",
    "—",
    "İ",
    "#",
    "…",
    "drones",
    "said",
    "March",
    "2025",
    "to",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80).map(" ".join), st.sampled_from(["en", "ru", "uk"]))
@settings(max_examples=150)
def test_no_words_break_it(text, language):
    extraction = EXTRACT(article("It " + text, language=language))
    assert isinstance(extraction, Extraction)
    assert len({report.report_id for report in extraction.reports}) == len(extraction.reports)


REPEATED = [
    "a ",
    "<",
    "&amp;",
    "<!--",
    "shelled ",
    "killed 3 ",
    "the attack, ",
    "(",
    "Bama ",
    "не ",
    "обстрел, ",
    "5 March 2025 ",
    "3,000,",
    "said that ",
    "#",
    "a.b.",
    "«",
    "\n",
    "March ",
    "west of A and ",
    "Mr. ",
    "https://",
    "@",
    "дрон ",
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", REPEATED)
def test_no_repetition_takes_more_than_linear_time(piece):
    """32,000 characters take well under a second; what grows with the square of the text runs into the time limit."""
    text = piece * (32_000 // len(piece)) + " end of text"
    assert isinstance(EXTRACT(article(text, language="en")), Extraction)


def test_what_a_title_names_may_say_where_an_event_of_the_text_was():
    found = EXTRACT(article("Gunmen killed four people at dawn.", title="Four killed in the town of Bama"))
    assert [t.written for t in found.toponyms if t.field == "title"] == ["Bama"]
    assert all(report.evidence.field == "text" for report in found.reports)


QUIET = "The town council of Bama agreed a budget on Monday. Maria Okoro attacked the plan in Maiduguri."


def test_an_article_that_tells_nothing_is_spared_the_search_for_its_places():
    assert not EXTRACT(article(QUIET)).reports
    assert EXTRACT(article(QUIET)).toponyms == ()
    assert {t.written for t in Extractor(every_place=True)(article(QUIET)).toponyms} >= {"Bama", "Maiduguri"}


def test_of_an_article_that_tells_nothing_nobody_asks_whose_copy_it_is():
    told = f"{QUIET} Gunmen killed three farmers in Bama on Tuesday, the Example Agency reported."
    assert EXTRACT(article(told)).signature
    assert EXTRACT(article(QUIET)).signature is None


def test_reports_do_not_depend_on_whether_every_place_is_asked_for():
    assert EXTRACT(article(title="Shelling of Bama")) == Extractor(every_place=True)(article(title="Shelling of Bama"))
