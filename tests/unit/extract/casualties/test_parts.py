"""Who is among others, and the dead of two sides."""

from __future__ import annotations

import pytest

from tests.unit.extract.casualties.reading import casualties_in


@pytest.mark.parametrize(
    ("text", "language", "killed"),
    [
        ("A teacher and two pupils were among nine people killed in an air strike on Aleppo.", "en", 9),
        ("A woman was among the six killed when a bomb went off in Herat.", "en", 6),
        ("Among the 14 people killed in an air strike on Aleppo were three medics.", "en", 14),
        ("An air strike on Aleppo killed 14 people, among them three medics.", "en", 14),
        ("Three soldiers embraced martyrdom and seven militants were killed in a gun battle in Hangu.", "en", 10),
        ("Seven militants were killed while three soldiers were martyred in a gun battle in Hangu.", "en", 10),
        ("Gunmen shot dead an ex-soldier in Farah.", "en", 1),
        ("В перестрелке под Хангу погибли трое солдат и были убиты семеро боевиков.", "ru", 10),
    ],
)
def test_the_whole_counts_once(text: str, language: str, killed: int) -> None:
    (told,) = casualties_in(text, language)
    assert told.killed is not None
    assert told.killed.best == killed
