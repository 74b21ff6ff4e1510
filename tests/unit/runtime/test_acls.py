from pathlib import Path

from schemas.topics import DEAD_LETTERS, TOPICS
from services.runtime.acls import ROLES, Acl, Role, acls
from services.runtime.lag import SERVICES
from services.runtime.settings import Settings

OPERATIONS = Path(__file__).parents[3] / "docs" / "operations.md"
SETTINGS = Settings(_env_file=None)  # type: ignore[call-arg]


def row(role: Role) -> str:
    """The line of the documentation's table."""
    given = acls(SETTINGS, role)
    kinds = (("TOPIC", "READ"), ("TOPIC", "WRITE"), ("GROUP", "READ"))
    cells = [[f"`{a.name}`" for a in given if (a.resource, a.operation) == kind] for kind in kinds]
    return f"| {role} | " + " | ".join(", ".join(names) or "-" for names in cells) + " |"


def test_the_documented_table_is_the_codes() -> None:
    lines = OPERATIONS.read_text(encoding="utf-8").splitlines()
    assert [role for role in ROLES if row(role) not in lines] == []


def test_each_topic_is_written_by_its_owner_alone() -> None:
    for topic in TOPICS:
        writers = [role for role in SERVICES if Acl("TOPIC", topic.name, "WRITE") in acls(SETTINGS, role)]
        assert writers == (list(SERVICES) if topic is DEAD_LETTERS else [s for s in SERVICES if s == topic.owner])


def test_a_namespace_is_part_of_every_name() -> None:
    mine = SETTINGS.model_copy(update={"namespace": "trial"})
    assert all(acl.name.startswith("trial.") for role in ROLES for acl in acls(mine, role))
