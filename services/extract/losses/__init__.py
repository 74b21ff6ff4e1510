"""Equipment lost and weapons used."""

from services.extract.losses.slot import losses_of

__all__ = ["losses_of"]
