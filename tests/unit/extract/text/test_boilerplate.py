import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extract.text.boilerplate import blank_boilerplate
from services.extract.text.prepare import prepare


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Rebels shelled another town",
        "READ MORE - Drone strike kills five",
        "Subscribe to our newsletter about airstrikes",
        "Читайте также: обстрел Донецка",
        "👉 Підписуйтесь на наш канал про обстріли",
        "Фото: взрыв на складе",
        "FACTBOX: Deadliest bombings in the valley",
        "FAKE: video of a blast at Arden station is old",
        "#OnThisDay 2014: rebels overran Arden",
        "В этот день в 2015 году боевики взяли Арден",
        "Фейк: кадри вибуху в Ардені старі",
    ],
)
def test_lines_that_point_elsewhere_are_blank(line):
    text = f"Troops entered the town.\n{line}\nTwo people died."
    blanked = blank_boilerplate(text)
    assert len(blanked) == len(text)
    assert blanked.split("\n")[1].strip() == ""
    assert blanked.split("\n")[::2] == ["Troops entered the town.", "Two people died."]


def test_the_same_words_inside_a_sentence_stay():
    text = "Residents can read more about the shelling of the town in related reports."
    assert blank_boilerplate(text) == text
    text = "False alarms rang on this day, then rockets hit Arden."
    assert blank_boilerplate(text) == text


def test_links_and_hash_signs_are_blank():
    text = "Explosion in #Kherson https://t.example/x1 again"
    assert blank_boilerplate(text).split() == ["Explosion", "in", "Kherson", "again"]


def test_hashtags_that_open_a_line_are_no_words_of_its_sentence():
    text = "🔥 #Gao #Mali Yesterday rebels shelled the town, #Gao again"
    blanked = blank_boilerplate(text)
    assert len(blanked) == len(text)
    assert [line.strip() for line in blanked.split("\n")][-1] == "Yesterday rebels shelled the town,  Gao again"


@given(st.text(alphabet="a#@:/.\nwtmeh ", max_size=200))
def test_nothing_moves(text):
    assert len(prepare(text, "text/plain")) == len(text)
