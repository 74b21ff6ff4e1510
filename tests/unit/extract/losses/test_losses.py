"""Equipment lost: (category, count, status) each, and the means of the attack."""

from __future__ import annotations

import pytest

from services.extract.actors import find_actors
from services.extract.losses import losses_of
from services.extract.model import ActorMention, Clause, Extent, LossSlot, Trigger
from services.extract.text.document import Document


def read(text: str, language: str, mentions: tuple[ActorMention, ...] = ()) -> LossSlot:
    document = Document(text, language)
    sentence = document.sentences[0]
    clause = Clause(sentence, sentence.start, sentence.end, Trigger(0, 1, "Attack", "active"))
    return losses_of(Extent(clause), document, mentions)


@pytest.mark.parametrize(
    ("text", "language", "losses", "means"),
    [
        (
            "Soldiers used drones to destroy a pick-up truck and 15 other units of army (UAF) equipment.",
            "en",
            [("vehicle", 1, "destroyed"), ("equipment", 15, "destroyed")],
            ("drone",),
        ),
        (
            "Two tanks and three armoured vehicles were destroyed by FPV drones.",
            "en",
            [("tank", 2, "destroyed"), ("armoured vehicle", 3, "destroyed")],
            ("drone",),
        ),
        ("Air defence shot down 45 Shahed-136 drones.", "en", [("drone", 45, "destroyed")], ()),
        ("They intercepted 52 of 60 drones.", "en", [("drone", 52, "destroyed")], ()),
        (
            "The army lost 300 men, three tanks and a howitzer.",
            "en",
            [("tank", 3, "destroyed"), ("artillery", 1, "destroyed")],
            (),
        ),
        ("Rebels captured two tanks.", "en", [("tank", 2, "captured")], ()),
        ("A Lancet drone hit a self-propelled howitzer.", "en", [("artillery", 1, "damaged")], ("drone",)),
        ("A drone struck the market.", "en", [], ("drone",)),
        ("No tanks were destroyed.", "en", [], ("tank",)),
        ("Gunmen opened fire on worshippers.", "en", [], ("small arms",)),
        ("A suicide bomber blew himself up.", "en", [], ("explosive belt",)),
        ("A bus hit a roadside bomb. Nine vehicles were burned.", "en", [("vehicle", 9, "destroyed")], ("ied",)),
        ("Силы ПВО сбили 45 беспилотников.", "ru", [("drone", 45, "destroyed")], ()),
        ("Повстанці спалили в Боко тепловоз.", "uk", [("vehicle", 1, "destroyed")], ("fire",)),
        ("Боевики сожгли одиннадцать бензовозов.", "ru", [("vehicle", 11, "destroyed")], ("fire",)),
        ("Raiders made off with four motorcycles.", "en", [("vehicle", 4, "captured")], ()),
        (
            "Уничтожены два танка, три БМП и 12 единиц военной техники.",
            "ru",
            [("tank", 2, "destroyed"), ("armoured vehicle", 3, "destroyed"), ("equipment", 12, "destroyed")],
            (),
        ),
        ("Ракетой Х-101 поражён склад боеприпасов.", "ru", [("ammunition", 1, "damaged")], ("missile",)),
        ("Нанесли удар ФАБ-500 с УМПК.", "ru", [], ("glide bomb",)),
        ("Турецкие беспилотники уничтожили 27 боевиков.", "ru", [], ("drone",)),
        (
            "Расчёт FPV-дрона уничтожил пикап и боевую машину пехоты.",
            "ru",
            [("vehicle", 1, "destroyed"), ("armoured vehicle", 1, "destroyed")],
            ("drone",),
        ),
        (
            "Знищено 5 танків та 12 артилерійських систем.",
            "uk",
            [("tank", 5, "destroyed"), ("artillery", 12, "destroyed")],
            (),
        ),
        ("Ворог вдарив КАБами по селу.", "uk", [], ("glide bomb",)),
        ("Збито Су-34.", "uk", [("aircraft", 1, "destroyed")], ()),
        ("Пошкоджено ракетний катер.", "uk", [("ship", 1, "damaged")], ()),
    ],
)  # fmt: skip
def test_losses_and_means(
    text: str, language: str, losses: list[tuple[str, int | None, str]], means: tuple[str, ...]
) -> None:
    slot = read(text, language)
    assert [(loss.category, loss.count, loss.status) for loss in slot.losses] == losses
    assert slot.means == means


def test_the_side_is_the_actor_in_the_words() -> None:
    text = "Drones destroyed a Ukrainian pick-up truck."
    ukrainian = ActorMention(19, 28, "Ukrainian", None, "UKR", None, None, True)
    (loss,) = read(text, "en", (ukrainian,)).losses
    assert (loss.side, loss.description) == ("UKR", "Ukrainian pick-up truck")


def test_spans_point_at_the_words() -> None:
    text = "On Sunday two tanks were destroyed by drones."
    spans = read(text, "en").spans
    assert {name: text[a:b] for name, (a, b) in spans.items()} == {"losses": "two tanks", "means": "drones"}


def test_a_member_of_a_list_is_of_the_side_of_the_one_before() -> None:
    text = "Artillery destroyed a Russian truck and 15 other units of equipment."
    mentions = find_actors(Document(text, "en"))
    assert [loss.side for loss in read(text, "en", mentions).losses] == ["RUS", "RUS"]
