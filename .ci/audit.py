"""Known vulnerabilities in what the lock files name, where the data can be reached; that they are locks, always."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = (ROOT / "requirements.lock", ROOT / "deploy" / "requirements.lock")
REACH_SECONDS = 60
AUDIT_SECONDS = 600
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==[^\s;\\]+")


def main() -> int:
    """1 where a lock is none, or a locked package has a known vulnerability."""
    loose = [f"{lock.name}: {line}" for lock in LOCKS for line in not_locked(lock.read_text())]
    for line in loose:
        print(f"not pinned with a hash: {line}")
    if not _reachable():
        print("audit: pip-audit cannot reach its data here; checked only that every package is pinned with hashes")
        return 1 if loose else 0
    found = [_audit(lock) for lock in LOCKS]
    return 1 if loose or any(found) else 0


def not_locked(text: str) -> list[str]:
    """Requirements of a lock file that are not pinned to a version and a hash."""
    requirements = re.sub(r"\\\n", " ", text).splitlines()
    return [r for r in requirements if r.strip() and not r.startswith("#") and not _locked(r)]


def _locked(requirement: str) -> bool:
    return bool(PIN.match(requirement)) and "--hash=sha256:" in requirement


def _reachable() -> bool:
    """Whether one package can be looked up."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as one:
        one.write("click==8.1.8\n")
        one.flush()
        try:
            return not _pip_audit(Path(one.name), REACH_SECONDS, "--strict", "--no-deps").returncode
        except subprocess.TimeoutExpired:
            return False


def _audit(lock: Path) -> int:
    done = _pip_audit(lock, AUDIT_SECONDS, "--require-hashes")
    print(f"audit of {lock.name}:\n{done.stdout or done.stderr}")
    return done.returncode


def _pip_audit(lock: Path, seconds: float, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--progress-spinner", "off", "-r", str(lock), *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=seconds)


if __name__ == "__main__":
    sys.exit(main())
