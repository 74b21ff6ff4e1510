"""An event's page: its words with their evidence, who says so, its history; and what an article cannot do to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from schemas.article import Source
from schemas.event import AppliedCorrection, ConflictEvent
from schemas.report import Actor, Claim, Evidence, PartyCasualties
from services.map.corrections import Asked, RefusedError
from tests.browser.conftest import Reader, Served
from tests.integration.workers import until
from tests.synthetic import HOSTILE, START, event, report

Serve = Callable[..., Served]


def _opened(reader: Reader, served: Served, index: int = 1) -> Any:
    return reader.open(f"{served.url}#{index:016x}").locator("#detail")


def test_the_words_behind_each_slot_are_highlighted(serve: Serve, reader: Reader) -> None:
    told = event(1)
    assert told.where is not None
    panel = _opened(reader, serve([told]))
    marks = panel.locator(".reports li").first.locator("mark")
    expect(marks).to_have_text(["struck", told.where.name])
    expect(marks.nth(0)).to_have_attribute("title", "trigger")
    expect(marks.nth(1)).to_have_attribute("title", "place")
    expect(panel.locator("blockquote").first).to_have_text(told.reports[0].evidence.text)
    expect(panel.locator(".reports a").first).to_have_attribute("href", str(told.reports[0].url))


def test_spans_count_code_points_not_halves_of_them(serve: Serve, reader: Reader) -> None:
    text = "🚀🚀 Удар по Сумах."
    evidence = Evidence(text=text, start=7, end=7 + len(text), spans={"trigger": (10, 14), "place": (18, 23)})
    told = report("1-0", "Air/drone strike", "Sumy", START).model_copy(update={"evidence": evidence})
    panel = _opened(reader, serve([event(1, reports=(told,), reports_total=1)]))
    expect(panel.locator("mark")).to_have_text(["Удар", "Сумах"])


def test_who_claims_and_who_denies(serve: Serve, reader: Reader) -> None:
    panel = _opened(reader, serve([event(1)]))
    expect(panel.locator(".claims li")).to_have_text(
        ["Said by the regional governor, via a news agency", "Denied by the ministry"]
    )
    expect(panel).to_contain_text("Ukraine: 3 killed, says General Staff")


def test_each_revision_is_there_and_a_new_one_comes_while_it_is_open(serve: Serve, reader: Reader) -> None:
    served = serve([event(1, status="claimed"), event(1, revision=2, change="corroborated", status="claimed")])
    panel = _opened(reader, served)
    expect(panel.locator(".revisions b")).to_have_text(["2 corroborated", "1 reported"])
    served.take(event(1, revision=3, change="disputed", status="disputed"))
    expect(panel.locator(".revisions b")).to_have_text(["3 disputed", "2 corroborated", "1 reported"])
    expect(panel.locator(".standing")).to_contain_text("disputed")


def test_an_analysts_correction_says_who_and_why(serve: Serve, reader: Reader) -> None:
    made = AppliedCorrection(correction_id="c1", field="where", by="Ada", why="seen on a photograph", at=START)
    panel = _opened(reader, serve([event(1, revision=2, change="corrected", corrections=(made,))]))
    expect(panel).to_contain_text("where: Ada, 1 Jul 2025, 06:00 UTC – seen on a photograph")
    expect(reader.page.locator("#list .facts").first).to_contain_text("corrected")


def _hostile() -> Any:
    """An event whose every word comes from somebody who means harm."""
    plain = event(1)
    assert plain.where is not None
    words = report("1-0", "Air/drone strike", "Sumy", START)
    told = words.model_copy(update={
        "source": Source(name=HOSTILE, domain="evil.example"), "url": "javascript:window.hacked=1", "title": HOSTILE,
        "origin": HOSTILE,
        "evidence": Evidence(text=HOSTILE, start=0, end=len(HOSTILE), spans={"trigger": (0, 20), '"><b x="': (30, 60)}),
    })  # fmt: skip
    return event(
        1, reports=(told,), reports_total=1,
        actors=(Actor(role="perpetrator", name=HOSTILE), Actor(role="target", name='" onmouseover="window.hacked=1')),
        where=plain.where.model_copy(update=dict.fromkeys(("name", "written", "admin1", "reason"), HOSTILE)),
        claims=(Claim(claimant=HOSTILE, via=HOSTILE),),
        casualties_by_party=(PartyCasualties(side=HOSTILE, said_by=HOSTILE),),
        corrections=(AppliedCorrection(correction_id="c", field="where", by=HOSTILE, why=HOSTILE, at=START),),
    )  # fmt: skip


def test_what_an_article_says_stays_text(serve: Serve, reader: Reader) -> None:
    panel = _opened(reader, serve([_hostile()]))
    page = reader.page
    expect(panel.locator("blockquote")).to_have_text(HOSTILE, use_inner_text=False)
    expect(page.locator("select[name=side]").locator("option")).to_have_count(3)
    page.locator("#list button").first.hover()
    page.locator("#detail mark").first.hover()
    assert page.evaluate("window.hacked ?? null") is None
    for unwanted in ("#list img", "#detail img", "#detail svg", "body script", "#detail b[x]", "[onmouseover]"):
        expect(page.locator(unwanted)).to_have_count(0)
    expect(panel.locator('a[href^="javascript"]')).to_have_count(0)


def test_even_a_script_that_got_in_would_not_run(serve: Serve, reader: Reader) -> None:
    page = reader.open(serve([event(1)]).url)
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.hacked = 1">');
    }""")
    until(lambda: page.evaluate("true") and len(reader.errors) >= 2, what="the browser says what it refused")
    assert page.evaluate("window.hacked ?? null") is None
    reader.errors.clear()


def test_an_analyst_corrects_the_place_and_takes_an_event_back(serve: Serve, reader: Reader) -> None:
    sent: list[Asked] = []

    def correct(told: ConflictEvent, form: Asked) -> str:
        if form.place == "Nowhere":
            raise RefusedError("no place is called 'Nowhere' exactly")
        sent.append(form)
        return "c1"

    panel = _opened(reader, serve([event(1)], correct=correct))
    panel.get_by_text("Correct this event").click()
    panel.get_by_label("Your name").fill("Ada")
    panel.get_by_label("Why").fill("seen on a photograph")
    for place, said in (("Nowhere", "no place is called 'Nowhere' exactly"), ("Sumy", "Sent.")):
        panel.get_by_label("Its name").fill(place)
        panel.get_by_role("button", name="Send the correction").click()
        expect(panel.get_by_role("status")).to_contain_text(said)
    panel.get_by_label("What is wrong").select_option("retract")
    panel.get_by_role("button", name="Send the correction").click()
    until(lambda: len(sent) == 2, what="the second is sent")
    assert sent == [
        Asked(place="Sumy", by="Ada", why="seen on a photograph"),
        Asked(retract=True, by="Ada", why="seen on a photograph"),
    ]
    assert any("422" in error for error in reader.errors), "the browser's own word on the refusal"
    reader.errors.clear()


def test_without_leave_there_is_no_form(serve: Serve, reader: Reader) -> None:
    expect(_opened(reader, serve([event(1)])).locator(".correct")).to_have_count(0)
