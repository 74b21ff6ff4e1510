"""The map as an analyst uses it, in headless Chromium."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from schemas.event import ConflictEvent
from schemas.report import When
from tests.browser.conftest import Reader, Served
from tests.browser.pixels import of_colour
from tests.integration.workers import until
from tests.synthetic import START, event, events

Serve = Callable[..., Served]
BATTLE = "#d1495b"
CIVILIANS, PROTEST, RIOT = "#8e3b8c", "#2b7fc4", "#17936f"
LAND, WATER = "#f7f6f3", "#d5e1ea"
NIGHT_LAND = "#1c232b"


def _battle(index: int = 0, **more: Any) -> Any:
    return event(index, event_type="Battles", sub_event_type="Armed clash", confidence=1.0, **more)


def _days(*numbers: int) -> list[Any]:
    """A battle on each of these days of July."""
    days = [(START + timedelta(days=number - 1)).date() for number in numbers]
    return [_battle(i, when=When(start=day, end=day, precision=1)) for i, day in enumerate(days)]


def test_an_event_appears_as_it_is_pushed(serve: Serve, reader: Reader) -> None:
    served = serve(events(3))
    page = reader.open(served.url)
    expect(page.locator("#count")).to_have_text("3 events")
    expect(page.locator("#live")).to_have_text("live")
    before = of_colour(page, BATTLE).count
    served.take(_battle(100))
    expect(page.locator("#count")).to_have_text("4 events")
    expect(page.locator(f'#list [data-id="{100:016x}"]')).to_be_attached()
    page.get_by_role("button", name="Show all events").click()
    until(lambda: of_colour(page, BATTLE).count > before, what="its dot is drawn")
    served.take(_battle(100, revision=2, state="retracted", change="retracted"))
    expect(page.locator("#count")).to_have_text("3 events")
    expect(page.locator(f'#list [data-id="{100:016x}"]')).not_to_be_attached()


def test_a_dot_on_the_map_opens_its_event(serve: Serve, reader: Reader) -> None:
    page = reader.open(serve([_battle(1, status="reported")]).url)
    dot = of_colour(page, BATTLE)
    assert dot.count > 20
    page.locator("#map").click(position={"x": dot.x, "y": dot.y})
    expect(page.locator("#detail h2")).to_be_focused()
    expect(page.locator("#detail .over")).to_have_text("Armed clash")


def test_filters_hide_what_is_not_wanted_from_list_and_map(serve: Serve, reader: Reader) -> None:
    told = list(events(60))
    page = reader.open(serve(told).url)
    count = page.locator("#count")

    def expected(wanted: Callable[[Any], bool]) -> str:
        number = sum(map(wanted, told))
        assert 0 < number < 60
        return f"{number} of 60 events"

    page.get_by_text("Battles", exact=True).click()
    expect(count).to_have_text(expected(lambda e: e.event_type != "Battles"))
    page.get_by_text("Battles", exact=True).click()
    page.get_by_text("disputed", exact=True).first.click()
    expect(count).to_have_text(expected(lambda e: e.status != "disputed"))
    page.get_by_text("disputed", exact=True).first.click()
    page.locator("select[name=side]").select_option("RUS")
    expect(count).to_have_text(expected(lambda e: any(a.country == "RUS" for a in e.actors)))
    page.locator("select[name=side]").select_option("")
    page.locator("select[name=country]").select_option("SDN")
    expect(count).to_have_text(expected(lambda e: e.where.country == "SDN"))
    page.locator("select[name=country]").select_option("")
    page.locator("input[name=sources]").fill("2")
    expect(count).to_have_text(expected(lambda e: e.independent_sources >= 2))


def test_what_is_unticked_is_not_drawn(serve: Serve, reader: Reader) -> None:
    page = reader.open(serve([_battle(1, status="reported")]).url)
    assert of_colour(page, BATTLE).count > 20
    page.get_by_text("Battles", exact=True).click()
    expect(page.locator("#list .none")).to_be_visible()
    expect(page.locator("#count")).to_have_text("0 of 1 event")
    until(lambda: of_colour(page, BATTLE).count == 0, what="the dot is gone")


def test_the_time_slider_holds_back_other_days(serve: Serve, reader: Reader) -> None:
    served = serve(_days(1, 2, 3, 4, 5, 5))
    page = reader.open(served.url)
    said = page.locator("#time output")
    expect(said).to_have_text("1 – 5 Jul 2025")
    expect(page.locator(".columns div")).to_have_count(5)
    page.get_by_label("From").press("ArrowRight")
    expect(said).to_have_text("2 – 5 Jul 2025")
    expect(page.locator("#count")).to_have_text("5 of 6 events")
    page.get_by_label("Until").press("ArrowLeft")
    expect(said).to_have_text("2 – 4 Jul 2025")
    expect(page.locator("#count")).to_have_text("3 of 6 events")
    served.take(*_days(1, 2, 3, 4, 5, 5, 9)[6:])
    expect(page.locator("#count")).to_have_text("3 of 7 events")


def test_the_list_is_by_day_and_shows_more_when_asked(serve: Serve, reader: Reader) -> None:
    page = reader.open(serve(events(150)).url)
    expect(page.locator("#list button")).to_have_count(100)
    days = page.locator("#list .day").all_text_contents()
    assert len(set(days)) == len(days) > 5
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("#list button")).to_have_count(150)
    expect(page.locator("#more")).to_be_hidden()


def test_everything_is_there_by_keyboard(serve: Serve, reader: Reader) -> None:
    page = reader.open(serve(events(5)).url)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#list button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#list button").nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#detail h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_hidden()
    expect(page.locator("#list button").nth(2)).to_be_focused()


def test_the_base_map_needs_no_other_machine(serve: Serve, reader: Reader) -> None:
    served = serve(events(10))
    page = reader.open(served.url)
    assert of_colour(page, LAND, tolerance=2).count > 10_000
    assert [url for url in reader.asked if not url.startswith((served.url, "data:", "blob:"))] == []
    assert any("world-atlas" in url for url in reader.asked)


def test_tiles_are_asked_for_only_where_they_are_set(serve: Serve, reader: Reader) -> None:
    reader.page.route("https://tiles.example/**", lambda route: route.fulfill(status=204))
    served = serve(events(2), tiles="https://tiles.example/{z}/{x}/{y}.png", tiles_credit="Tiles: Example")
    page = reader.open(served.url)
    expect(page.locator("#credit")).to_contain_text("Tiles: Example")
    assert any(url.startswith("https://tiles.example/") for url in reader.asked)


def test_light_and_dark(serve: Serve, reading: Callable[..., Reader]) -> None:
    served = serve(events(10))
    page = reading(color_scheme="dark").open(served.url)
    assert of_colour(page, NIGHT_LAND, tolerance=2).count > 10_000
    assert of_colour(page, LAND, tolerance=2).count < 100
    page.emulate_media(color_scheme="light")
    until(lambda: of_colour(page, LAND, tolerance=2).count > 10_000, what="the map is light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_on_a_phone(serve: Serve, reading: Callable[..., Reader]) -> None:
    phone = reading(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True)
    page = phone.open(serve(events(20)).url)
    assert page.evaluate("document.documentElement.scrollWidth") == 375, "nothing sticks out"
    assert page.locator("#list button").first.bounding_box()["height"] >= 44
    page.locator("#list button").first.tap()
    expect(page.locator("#detail h2")).to_be_visible()
    box = page.locator("#detail").bounding_box()
    assert (box["x"], box["width"]) == (0, 375)
    page.get_by_role("button", name="Close").tap()
    expect(page.locator("#detail")).to_be_hidden()
    page.get_by_text("Filters and legend").tap()
    expect(page.get_by_text("Battles", exact=True)).to_be_visible()


def test_without_webgl_there_is_still_the_list(serve: Serve, reader: Reader) -> None:
    reader.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = reader.open(serve(events(3)).url)
    expect(page.locator("#map")).to_contain_text("this browser has no WebGL 2")
    page.locator("#list button").first.click()
    expect(page.locator("#detail h2")).to_be_focused()


def test_a_lost_connection_is_said_and_made_good(serve: Serve, reader: Reader) -> None:
    served = serve(events(3))
    page = reader.open(served.url)
    expect(page.locator("#live")).to_have_text("live")
    page.context.set_offline(True)
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    page.context.set_offline(False)
    served.take(_battle(50))
    expect(page.locator("#count")).to_have_text("4 events")


def _crowd(number: int) -> Iterator[ConflictEvent]:
    """So many battles around Sumy; and apart from them two riots 300 m from each other, and a protest."""
    chance = random.Random(1)
    one = _battle(status="reported")
    for index in range(number - 4):
        yield _moved(one, index, 50.91 + chance.gauss(0, 0.15), 34.80 + chance.gauss(0, 0.2))
    yield _moved(one, number, 49.84, 24.03, event_type="Riots", sub_event_type="Mob violence")
    yield _moved(one, number + 1, 49.84, 24.034, event_type="Riots", sub_event_type="Mob violence")
    yield _moved(one, number + 2, 46.64, 32.62, event_type="Protests", sub_event_type="Peaceful protest")
    first = When(start=START.date(), end=START.date(), precision=1)
    more = {"event_type": "Violence against civilians", "sub_event_type": "Attack", "when": first}
    yield _moved(one, number + 3, 50.91, 34.80, status="disputed", **more)


def _moved(one: ConflictEvent, index: int, latitude: float, longitude: float, **more: Any) -> ConflictEvent:
    assert one.where is not None
    where = one.where.model_copy(update={"latitude": latitude, "longitude": longitude})
    return one.model_copy(update={"event_id": f"{index:016x}", "where": where, **more})


def test_of_fifty_thousand_events_all_that_can_be_seen_is_drawn(serve: Serve, reader: Reader) -> None:
    page = reader.open(serve(_crowd(50_000)).url)
    expect(page.locator("#count")).to_have_text("50,000 events")
    assert of_colour(page, BATTLE).count > 2000, "a crowd"
    assert of_colour(page, PROTEST).count > 20, "one far from it"
    riots = of_colour(page, RIOT).count
    assert riots > 20, "two that cannot be told apart from here"
    disputed = of_colour(page, CIVILIANS)
    assert disputed.count > 20, "no crowd covers what is disputed, however old"
    page.locator("#map").click(position={"x": disputed.x, "y": disputed.y})
    expect(page.locator("#detail .over")).to_have_text("Attack")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show all events").click()
    page.get_by_text("Battles", exact=True).click()
    until(lambda: of_colour(page, BATTLE).count == 0, what="no battle is drawn")
    assert of_colour(page, RIOT).count == riots
    until(lambda: _closer(page, RIOT) > 4 * riots, what="both riots are drawn")


def _closer(page: Any, colour: str) -> int:
    """Turn the wheel over what has this colour; how much of it was there before."""
    found = of_colour(page, colour)
    page.locator("#map").hover(position={"x": found.x, "y": found.y})
    page.mouse.wheel(0, -300)
    return found.count
