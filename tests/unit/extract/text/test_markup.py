import re

from hypothesis import given
from hypothesis import strategies as st

from services.extract.text.markup import blank_markup, is_html

PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "<",
    ">",
    "&amp;",
    "&",
    "&#1072;",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "word",
    " ",
    "\n",
    "İ",
]


def test_tags_become_white_space_and_nothing_moves():
    html = "<p>Rebels <b>shelled</b> Ambo.</p><p>Two died.</p>"
    blanked = blank_markup(html)
    assert len(blanked) == len(html)
    assert blanked.index("shelled") == html.index("shelled")
    assert blanked.split() == ["Rebels", "shelled", "Ambo.", "Two", "died."]


def test_block_tags_break_lines_and_line_breaks_of_the_source_do_not():
    lines = blank_markup("one\ntwo<br>three").split("\n")
    assert [re.sub(r" +", " ", line.strip()) for line in lines] == ["one two", "three"]


def test_entities_become_their_characters():
    blanked = blank_markup("Tom&nbsp;&amp;&#8217;s &lt;b&gt;")
    assert "".join(blanked.split()) == "Tom&’s<b>"
    assert len(blanked) == len("Tom&nbsp;&amp;&#8217;s &lt;b&gt;")


def test_what_nobody_reads_is_gone():
    blanked = blank_markup("a<script>var shelled = 1</script>b<!-- shelled -->c<style>d{}</style>e")
    assert "".join(blanked.split()) == "abce"


def test_plain_text_with_a_less_than_is_no_html():
    assert not is_html("losses < 5 and > 3", "text/plain")
    assert is_html("one<br/>two", "text/plain")
    assert is_html("anything", "text/html")


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_length_is_kept_whatever_the_markup(text):
    assert len(blank_markup(text)) == len(text)
