"""Fire exchanged, bombs let go, guns of ships, shots in the air: what they tell; and what only judges or plays."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_terse import reports


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Soldiers and rebels traded heavy machine-gun fire near Arden on Monday.", "en", "Armed clash"),
        ("The two militias exchanged intense small-arms fire in Arden.", "en", "Armed clash"),
        ("Военные и повстанцы обменялись плотным пулемётным огнём под Арденом.", "ru", "Armed clash"),
        ("Військові й повстанці обмінялися кулеметним вогнем під Арденом.", "uk", "Armed clash"),
        ("A grenade was released by a drone over a bus stop in Arden.", "en", "Air/drone strike"),
        ("The drone let loose an explosive over the market in Arden.", "en", "Air/drone strike"),
        (
            "The navy answered with rounds from a frigate, which wounded a fisherman near Arden.",
            "en",
            "Shelling/artillery/missile attack",
        ),
        ("Six farmers were killed when bandits entered the village of Arden on Monday.", "en", "Attack"),
        ("At least 14 villagers died on Sunday when gunmen entered the village of Arden.", "en", "Attack"),
        ("Two brothers from the Alawite community were shot dead by masked men in Arden.", "en", "Attack"),
    ],
)
def test_the_means_say_what_happened(text: str, language: str, kind: str) -> None:
    assert [report.sub_event_type for report in reports(text, language)] == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('Investigators said the rebels\' seizure of Arden bore "the hallmarks of genocide".', "en"),
        ("The raid on the camp amounted to a war crime, the court's experts wrote.", "en"),
        ("Эксперты пишут, что захват города повстанцами имел признаки геноцида.", "ru"),
        ("Експерти пишуть, що захоплення міста повстанцями мало ознаки геноциду.", "uk"),
        ("The war has turned the province into a landscape of mass graves.", "en"),
        ("She tore the field apart with a devastating attack on the last lap in Doha.", "en"),
        ("Он выиграл этап атакой на последнем круге в Дохе.", "ru"),
        ("Вона виграла перегони атакою на останньому колі в Досі.", "uk"),
    ],
)
def test_a_judgement_or_a_race_is_no_event(text: str, language: str) -> None:
    assert not reports(text, language)
