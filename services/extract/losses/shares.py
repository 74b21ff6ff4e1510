"""Equipment lost in one share of a sum: "shot down 9 drones: | five over Arden | and four over Belmar"."""

from __future__ import annotations

from services.extract.model import Clause, LossSlot
from services.extract.numerals import quantity_at


def of_share(whole: LossSlot, clause: Clause, language: str) -> LossSlot:
    """What the sum is of, by the figure that the share begins with; the sum's where that is no figure, or of two."""
    tokens = [token for token in clause.sentence.tokens if clause.start <= token.start < clause.end][:4]
    figures = (quantity_at(tokens, at, language) for at in range(min(2, len(tokens))))
    figure = next((f for f in figures if f is not None), None)
    if figure is None or len(whole.losses) != 1:
        return LossSlot((), whole.means, {})
    return LossSlot((whole.losses[0].model_copy(update={"count": figure.best}),), whole.means, {})
