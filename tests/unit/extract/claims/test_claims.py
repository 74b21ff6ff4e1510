from __future__ import annotations

import pytest

from schemas.report import Claim
from services.extract.actors import find_actors
from services.extract.claims import claims_of
from services.extract.model import ClaimSlot, Extent
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import clause_of


def claims_in(text: str, trigger: str, language: str = "en") -> ClaimSlot:
    document = Document(text, language)
    return claims_of([Extent(clause_of(document, trigger))], document, find_actors(document))


@pytest.mark.parametrize(
    ("text", "trigger", "language", "claimant", "via"),
    [
        ("Gunmen killed two, the mayor said.", "killed", "en", "the mayor", None),
        ("According to General Ahmed Musa, gunmen killed two.", "killed", "en", "General Ahmed Musa", None),
        (
            "Gunmen killed two, Ali Nur, head of the district, told Radio Bell.",
            "killed",
            "en",
            "Ali Nur, head of the district",
            "Radio Bell",
        ),
        (
            "Radio Bell, citing a soldier with the call sign 'Fox', reported that gunmen killed two.",
            "killed",
            "en",
            "a soldier with the call sign 'Fox'",
            "Radio Bell",
        ),
        ("The Arakan Army (AA) said on Monday that it had killed two.", "killed", "en", "the Arakan Army", None),
        (
            "Gunmen killed two, the militia that guards the town said.",
            "killed",
            "en",
            "the militia that guards the town",
            None,
        ),
        (
            '"They came at night," said farmer Abdi Nur after gunmen killed two.',
            "killed",
            "en",
            "farmer Abdi Nur",
            None,
        ),
        ("Gunmen killed two, said mayor Abdi Nur.", "killed", "en", "mayor Abdi Nur", None),
        ("Gunmen killed two, Ali Nur, the mayor, said in a statement.", "killed", "en", "Ali Nur, the mayor", None),
        ("Ali Nur, mayor of Arden, said gunmen killed two.", "killed", "en", "Ali Nur, mayor of Arden", None),
        ("Police in Arden, Halwa, said that gunmen killed two.", "killed", "en", "Police in Arden, Halwa", None),
        ("Two were killed in Arden, Halwa, said the mayor.", "killed", "en", "the mayor", None),
        ("Али Нур, мэр Ардена, сообщил, что погибли двое.", "погибли", "ru", "Али Нур, мэр Ардена", None),
        ("Алі Нур, мер Ардена, розповів журналістам, що загинули двоє.", "загинули", "uk", "Алі Нур, мер Ардена", None),
        ("Aid groups have said in a report that gunmen killed two.", "killed", "en", "Aid groups", None),
        ("Two killed in Kherson – governor", "killed", "en", "governor", None),
        ("Погибли двое, сообщил губернатор Иван Мельник.", "Погибли", "ru", "губернатор Иван Мельник", None),
        ("По данным полиции, погибли двое.", "погибли", "ru", "полиции", None),
        ("Погибли двое. Об этом пишет «Эхо» со ссылкой на врачей.", "Погибли", "ru", "врачей", "Эхо"),
        ("Загинули двоє, повідомили в поліції.", "Загинули", "uk", "поліції", None),
        ("За словами очільника громади, загинули двоє.", "загинули", "uk", "очільника громади", None),
        ("Генштаб: загинули двоє", "загинули", "uk", "Генштаб", None),
    ],
)
def test_who_says_so_and_via_whom(text: str, trigger: str, language: str, claimant: str, via: str | None) -> None:
    claim = claims_in(text, trigger, language).claims[0]
    assert (claim.claimant.lower(), claim.via) == (claimant.lower(), via)


def test_the_span_quotes_the_speaker() -> None:
    text = "Gunmen killed two, the mayor said."
    start, end = claims_in(text, "killed").spans["claimant"]
    assert text[start:end] == "the mayor"


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Rebels killed two.", "en", "reported"),
        ("Rebels reportedly killed two.", "en", "reported"),
        ("Rebels killed two, residents said.", "en", "reported"),
        ("Rebels killed two, the defence ministry said.", "en", "claimed"),
        ("Rebels killed two. Analysts, however, have questioned the claim.", "en", "disputed"),
        ("Rebels killed two, the army said. The group rejected the accusation.", "en", "disputed"),
        ("The army denied that its men killed two.", "en", "denied"),
        ("Rebels killed two. The army acknowledged the attack.", "en", "confirmed"),
        ("Rebels killed two, geolocated footage shows.", "en", "confirmed"),
        ("Rebels killed two, the army said. The claim could not be independently verified.", "en", "claimed"),
        ("Rebels killed двоих, заявила армия, но очевидцы назвали это выдумкой.", "ru", "disputed"),
        ("Rebels killed двоих, сообщило минобороны. Местные жители опровергли это заявление.", "ru", "disputed"),
        ("Rebels killed двох, повідомив Генштаб. Незалежні експерти поставили під сумнів цю заяву.", "uk", "disputed"),
    ],
)
def test_status(text: str, language: str, status: str) -> None:
    assert claims_in(text, "killed", language).status == status


def test_a_doubt_in_the_next_sentences_reaches_the_report() -> None:
    text = "Rebels killed two. It was dark. Analysts questioned the claim."
    assert claims_in(text, "killed").claims == (Claim(claimant="Analysts", stance="doubts"),)


def test_a_pronoun_speaks_for_whom_it_stands() -> None:
    text = "Governor Ali Nur said it was calm. He added that rebels killed two."
    assert claims_in(text, "killed").claims[0].claimant == "Governor Ali Nur"


def test_a_claim_about_something_else_in_the_sentence_is_none() -> None:
    assert claims_in("Rebels killed two and police said they had closed the road.", "killed").claims == ()


@pytest.mark.parametrize(
    ("text", "trigger", "language", "status"),
    [
        ("Gunmen killed two. The army denied it.", "killed", "en", "disputed"),
        ("An air raid killed two. The army denied targeting civilians.", "killed", "en", "reported"),
        ("Gunmen killed two near the disputed border.", "killed", "en", "reported"),
        ("Gunmen killed two over a land dispute in the hills.", "killed", "en", "reported"),
        ("Военные взяли село. В штабе эту информацию не подтвердили.", "взяли", "ru", "disputed"),
        ("Военные взяли село. Аналитики это опровергают.", "взяли", "ru", "disputed"),
    ],
)
def test_a_denial_or_a_doubt_of_the_next_sentence_and_what_is_none(
    text: str, trigger: str, language: str, status: str
) -> None:
    assert claims_in(text, trigger, language).status == status


def test_a_man_accused_of_something_accuses_nobody() -> None:
    found = claims_in("An angry mob lynched a man accused of theft.", "lynched")
    assert (found.claims, found.status) == ((), "reported")


def test_a_noun_of_doubt_doubts_nothing() -> None:
    slot = claims_in("Gunmen killed two in a chieftaincy dispute, the mayor said.", "killed")
    assert [claim.stance for claim in slot.claims] == ["asserts"]


def test_a_plural_can_dispute() -> None:
    slot = claims_in("Gunmen killed two, the mayor said; villagers dispute the account.", "killed")
    assert [claim.stance for claim in slot.claims] == ["asserts", "doubts"]
