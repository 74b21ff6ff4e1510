import base64
import struct
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from services.extract.signature import PERMUTATIONS, signature_of

TEXT = (
    "Rebels of the northern front attacked an army post near the river crossing at dawn and withdrew after two hours."
)
FIRST_VALUES = (3224746191, 3302254071, 886140632)


def values(signature):
    return struct.unpack(f"<{PERMUTATIONS}I", base64.b64decode(signature))


def similarity(a, b):
    return sum(x == y for x, y in zip(values(signature_of(a)), values(signature_of(b)), strict=True)) / PERMUTATIONS


def test_it_holds_64_values_of_32_bits():
    assert len(base64.b64decode(signature_of(TEXT))) == 256


def test_it_is_the_same_in_another_process_and_forever():
    code = f"from services.extract.signature import signature_of; print(signature_of({TEXT!r}))"
    environment = {"PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert other.stdout.strip() == signature_of(TEXT)
    # A new value means that rensa changed its algorithm: stored signatures no longer compare.
    assert values(signature_of(TEXT))[:3] == FIRST_VALUES


def test_case_punctuation_and_spacing_do_not_matter():
    assert signature_of(TEXT) == signature_of(TEXT.upper().replace(" ", "  ").replace(".", "!"))


def test_a_copy_with_one_word_changed_is_close_and_another_text_is_not():
    other = "Thousands of teachers marched through the capital on Monday to demand higher pay and smaller classes."
    assert similarity(TEXT, TEXT.replace("dawn", "dusk")) > 0.5
    assert similarity(TEXT, other) < 0.1


def test_a_text_too_short_to_compare_has_none():
    assert signature_of("Explosions heard in the city") is None
    assert signature_of("") is None


@given(st.text(max_size=300))
def test_any_text_is_signed_or_not(text):
    signature = signature_of(text)
    assert signature is None or len(values(signature)) == PERMUTATIONS
