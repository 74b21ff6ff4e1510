import pytest

from schemas.report import Actor
from services.extract.events.clauses import find_candidates
from services.extract.model import ActorSlot
from services.extract.territory import territory_of
from services.extract.text.document import Document

ARMY = ActorSlot((Actor(role="perpetrator", name="the army", country="MLI"),), {})
REBELS = ActorSlot((Actor(role="target", name="army", country="MLI"), Actor(role="perpetrator", name="rebels")), {})


def territory(text, language="en", actors=ARMY):
    document = Document(text, language)
    candidate = find_candidates(document)[0]
    return territory_of(candidate.clause, document, actors)


@pytest.mark.parametrize(
    ("change", "language", "text"),
    [
        ("advanced", "en", "Army units advanced toward the town of Ambo."),
        ("captured", "en", "Rebel fighters seized control of the town of Ambo."),
        ("retook", "en", "Government troops recaptured the town of Ambo from the rebels."),
        ("repelled", "en", "Soldiers repelled rebels near the town of Ambo."),
        ("withdrew", "en", "Army troops withdrew from the town of Ambo."),
        ("captured", "ru", "Повстанцы захватили город Джаламе."),
        ("retook", "ru", "Армия освободила город Джаламе от боевиков."),
        ("advanced", "uk", "Військові просунулися поблизу села Ставки."),
        ("captured", "uk", "Повстанці захопили місто Джаламе."),
    ],
)
def test_the_change_is_read_from_the_words(change, language, text):
    slot = territory(text, language)
    assert slot.territory is not None
    assert slot.territory.change == change
    start, end = slot.spans["territory"]
    assert 0 <= start < end <= len(text)


def test_the_acting_side_is_its_country_or_its_name():
    text = "Rebel fighters seized control of the town of Ambo."
    assert territory(text).territory.by == "MLI"
    assert territory(text, actors=REBELS).territory.by == "rebels"
    assert territory(text, actors=ActorSlot((), {})).territory.by is None


def test_shelling_moves_no_front():
    assert territory("Rebels shelled the town of Ambo.").territory is None


def test_an_attempt_moves_no_front():
    assert territory("Rebels tried to break through the army's positions near Ambo.").territory is None


def test_freedom_frees_nothing():
    assert territory("Freedom Party fighters clashed with soldiers near Ambo.").territory is None
