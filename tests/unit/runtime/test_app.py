from __future__ import annotations

from services.runtime.app import METADATA_MS, new_app
from services.runtime.lease import Lease
from services.runtime.settings import Settings


def test_a_group_looks_soon_for_topics_that_a_broker_did_not_know_yet() -> None:
    settings = Settings(bootstrap_servers="127.0.0.1:9092", _env_file=None)  # type: ignore[call-arg]
    app = new_app(settings, "extract", Lease(6.0, print))
    assert app.conf.consumer_metadata_max_age_ms == METADATA_MS <= 30_000
