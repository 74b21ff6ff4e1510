"""What is read from a sentence is kept with it: read once, and gone with the article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar, cast

from services.extract.text.document import Sentence

P = ParamSpec("P")
R = TypeVar("R")


def kept(read: Callable[Concatenate[Sentence, P], R]) -> Callable[Concatenate[Sentence, P], R]:
    """The reading, made when first asked for; what it takes besides the sentence is the same each time (a language)."""
    name = f"{read.__module__}.{read.__qualname__}"

    def asked(sentence: Sentence, /, *args: P.args, **kwargs: P.kwargs) -> R:
        found = sentence.__dict__
        if name not in found:
            found[name] = read(sentence, *args, **kwargs)
        return cast(R, found[name])

    asked.__name__, asked.__doc__ = read.__name__, read.__doc__
    return asked
