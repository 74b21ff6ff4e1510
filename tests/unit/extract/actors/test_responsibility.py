"""Who did it, where only a later sentence says so: a claim, a charge, a passive, an army's own account."""

from __future__ import annotations

import pytest

from services.extract.actors import actors_of, find_actors
from services.extract.model import Extent
from services.extract.text.document import Document
from tests.unit.extract.actors.clauses import clause_of, roles_in

P, T = "perpetrator", "target"


@pytest.mark.parametrize(
    ("later", "doer"),
    [
        ("The ELN said it was responsible and promised more.", "eln"),
        ("In a video, M23 said its fighters had laid the charge.", "m23"),
        ("The Baloch Liberation Army claimed that its men had set the trap.", "bla"),
        ("The Houthis later admitted having fired the rocket.", "houthis"),
        ("Al-Shabaab, through its radio, claimed the burning of the post.", "al-shabaab"),
        ("The TTP claimed it.", "ttp"),
        ("M23 claimed it as an act of its own.", "m23"),
        ("The local branch of Islamic State claimed it was behind the carnage.", "islamic-state"),
        ("In a statement, the mayor attributed it to Boko Haram.", "boko-haram"),
        ("The ministry put it down to sleeper cells of Islamic State.", "islamic-state"),
        ("No group said it was responsible, but officials pointed to Al-Shabaab.", "al-shabaab"),
        ("The men were fired at by Turkish soldiers without warning.", "tur-forces"),
        ("The Israeli army said its troops had fired warning shots at suspects.", "isr-forces"),
    ],
)
def test_a_later_sentence_names_the_doer(later: str, doer: str) -> None:
    assert (P, doer) in roles_in(f"Six people were killed near the mill. {later}", "en", "killed", voice="passive")


@pytest.mark.parametrize(
    "later",
    [
        "The Nigerian army said it had killed two of the attackers.",
        "No group has claimed the attack.",
        "The Malian army said it would hunt those who did it.",
        "Boko Haram has said nothing.",
    ],
)
def test_who_answers_or_is_silent_did_not_do_it(later: str) -> None:
    roles = roles_in(f"Six people were killed near the mill. {later}", "en", "killed", voice="passive")
    assert all(role == T for role, _ in roles)


def test_a_claim_behind_the_next_event_is_of_that_event() -> None:
    document = Document("A bomb killed six at the mill. Near Goma a van burned. M23 said it had set the fire.", "en")
    told = Extent(clause_of(document, "bomb", "Remote explosive/landmine/IED", "nominal"), document.text.index("Near"))
    assert "m23" not in [a.actor_id for a in actors_of([told], document, find_actors(document)).actors]


def test_those_who_walk_into_an_ambush_are_hit() -> None:
    text = "M23 burned a church. Soldiers walked into an ambush near Rutshuru."
    assert roles_in(text, "en", "ambush", "Armed clash", "nominal") == [(P, "m23"), (T, "cod-forces")]


def test_an_attack_on_an_army_is_the_one_insurgency_s_that_the_article_names() -> None:
    text = "Troops combed the hills for cadres of the {}. A constable stepped on a bomb near Tarrem."
    told = roles_in(text.format("CPI (Maoist)"), "en", "stepped on", "Remote explosive/landmine/IED")
    assert [role for role, _ in told] == [P, T]
    both = roles_in(text.format("CPI (Maoist) and of the NSCN"), "en", "stepped on", "Remote explosive/landmine/IED")
    assert [role for role, _ in both] == [T]


def test_its_fighters_are_those_of_the_group_that_the_sentence_before_opens_with() -> None:
    text = "M23 told Qatar that it wants peace. On Monday its fighters raided a mill."
    assert roles_in(text, "en", "raided")[0] == (P, "m23")


def test_the_banned_outfit_is_the_group_that_the_article_is_about() -> None:
    text = "The CPI (Maoist) lost a base. It rained. Rivers rose. Ten members of the banned outfit surrendered."
    assert roles_in(text, "en", "surrendered", "Change to group/activity")[0][1] == "maoists-india"


@pytest.mark.parametrize(
    ("later", "doer"),
    [
        ("The ministry held Al-Shabaab responsible.", "al-shabaab"),
        ("The massacre was blamed by the mayor of the town on M23.", "m23"),
        ("Credit was claimed by the ELN.", "eln"),
        ("The Houthis boasted of the deed.", "houthis"),
        ("Houthis claim 'direct hit'", "houthis"),
        ("'Amba boys' suspected", "ambazonia"),
    ],
)
def test_more_words_lay_a_deed_to_its_doer(later: str, doer: str) -> None:
    assert (P, doer) in roles_in(f"Six people were killed near the mill. {later}", "en", "killed", voice="passive")


def test_who_takes_responsibility_late_is_the_gunmen_but_not_whoever_did_what_nobody_is_said_to_have_done() -> None:
    later = "It rained. Shops shut. Rivers rose. Trees fell. Cows ran. Responsibility was claimed by JNIM."
    assert roles_in(f"Gunmen killed six people. {later}", "en", "killed")[0] == (P, "jnim")
    assert (P, "jnim") not in roles_in(f"Six people were killed. {later}", "en", "killed", voice="passive")


@pytest.mark.parametrize("said", ["a statement by the army said", "a report by the police said"])
def test_who_makes_a_statement_did_nothing(said: str) -> None:
    text = f"Two guides were killed. All of them were shot at the gate, {said}."
    assert all(role != P for role, _ in roles_in(text, "en", "killed", voice="passive"))


@pytest.mark.parametrize(("between", "found"), [("It rained. Shops shut. Rivers rose.", True), ("Hm. " * 8, False)])
def test_blame_may_follow_what_witnesses_tell_at_length_but_not_anywhere(between: str, found: bool) -> None:
    text = f"Six people were killed. {between} The ministry held JNIM responsible."
    assert ((P, "jnim") in roles_in(text, "en", "killed", voice="passive")) is found


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Gunmen killed six in Kita, police in Mali said, in a raid claimed by JNIM.", "jnim"),
        ("Gunmen killed six. JNIM, which fights Malian soldiers there, claimed responsibility.", "jnim"),
        ("Gunmen killed six. Responsibility was claimed on Friday by the leftist ELN.", "eln"),
        ("Gunmen killed six. An official said that the attackers were members of the ELN.", "eln"),
        ("Gunmen killed six. The ELN, a rival of the FARC, claimed responsibility.", "eln"),
        ("Armed men, allegedly belonging to the ELN, killed six.", "eln"),
    ],
)
def test_who_claims_or_is_recognised_is_the_nameless_doer(text: str, doer: str) -> None:
    assert roles_in(text, "en", "killed")[0] == (P, doer)


def test_forces_behind_a_claim_do_not_make_it() -> None:
    text = "Gunmen killed six. The group claimed responsibility and said that among its dead were soldiers from Mali."
    assert roles_in(text, "en", "killed")[0] == (P, "Political militia")
