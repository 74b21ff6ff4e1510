import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from schemas.export import GENERATED, generate, json_schema
from schemas.taxonomy import EVENT_TYPE_OF, SUB_EVENT_TYPE_NAMES, SUB_EVENT_TYPES
from schemas.topics import BY_NAME, DEAD_LETTERS, REPORTS, REVISIONS, TOPICS, Topic, full_name

EXAMPLES = Path(__file__).parents[3] / "schemas" / "examples"
MODELS = [(t, m) for t in TOPICS for m in t.models]


def examples(topic: Topic) -> list[Path]:
    return sorted((EXAMPLES / topic.name).glob("*.json"))


def test_names_are_unique_and_versioned() -> None:
    assert len(BY_NAME) == len(TOPICS)
    assert all(name.rsplit(".", 1)[1].startswith("v") for name in BY_NAME)


def test_state_lies_in_as_many_partitions_as_what_it_is_made_of() -> None:
    assert REPORTS.partitions == REVISIONS.partitions == BY_NAME["conflict.corrections.v1"].partitions


def test_a_namespace_prefixes() -> None:
    assert full_name(REPORTS) == "conflict.reports.v1"
    assert full_name(REPORTS, "next") == "next.conflict.reports.v1"


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.name)
def test_every_topic_has_an_example(topic: Topic) -> None:
    assert examples(topic) or topic is DEAD_LETTERS


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.json")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_example_is_read_and_written_again_as_it_was(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    topic = BY_NAME[path.parent.name]
    models = [m for m in topic.models if Draft202012Validator(json_schema(topic, m)).is_valid(data)]
    fits = [model.read(json.dumps(data)) for model in models]
    assert fits, f"{path} fits none of the topic's models"
    assert _without_nulls(json.loads(fits[0].to_bytes())) == _without_nulls(data)


def test_generated_files_are_those_of_the_code() -> None:
    assert {p.name: p.read_text(encoding="utf-8") for p in GENERATED.iterdir()} == generate()


def test_asyncapi_names_every_topic() -> None:
    document = yaml.safe_load(generate()["asyncapi.yaml"])
    assert {c["address"] for c in document["channels"].values()} == set(BY_NAME)
    assert len(document["operations"]) == 2 * len(TOPICS)


def test_the_taxonomy_is_acleds() -> None:
    assert len(SUB_EVENT_TYPES) == 6
    assert set(EVENT_TYPE_OF) == set(SUB_EVENT_TYPE_NAMES)
    assert len(SUB_EVENT_TYPE_NAMES) == 25


def _without_nulls(data: Any) -> Any:
    """Without nulls and what is empty: an example may leave out what it does not say."""
    if isinstance(data, dict):
        pruned = {k: _without_nulls(v) for k, v in data.items()}
        return {k: v for k, v in pruned.items() if v not in (None, [], {}, "")}
    return [_without_nulls(v) for v in data] if isinstance(data, list) else data
