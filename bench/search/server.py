"""The server of the compared sites."""

from __future__ import annotations

import json
import ssl
import subprocess
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

__all__ = ["Answer", "Server", "serving"]

_PROGRAM = Path(__file__).with_name("server.mjs")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sent for one request."""

    url: str
    asked: float
    """When it was asked, in ms since 1970."""
    bytes: int


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    address: str
    key_hash: str
    """Hash of the public key, by which a browser may trust it."""

    def log(self) -> list[Answer]:
        """What was sent since this was last asked."""
        trusting = ssl._create_unverified_context()  # noqa: S323, SLF001  made a second ago
        with urllib.request.urlopen(f"{self.address}-/log", context=trusting) as answer:  # noqa: S310
            return [Answer(**each) for each in json.load(answer)]


@contextmanager
def serving(folder: Path, keys: Path) -> Iterator[Server]:
    """A server of the folder, with a certificate made for it."""
    keys.mkdir(parents=True, exist_ok=True)
    key, certificate = keys / "key.pem", keys / "certificate.pem"
    subject = ("-subj", "/CN=127.0.0.1", "-days", "2", "-nodes")
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
    make = [
        "openssl",
        "req",
        "-x509",
        *curve,
        *subject,
        "-keyout",
        str(key),
        "-out",
        str(certificate),
    ]
    subprocess.run(make, check=True, capture_output=True)
    command = ["node", *map(str, (_PROGRAM, folder, key, certificate))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout  # noqa: S101
        try:
            yield Server(f"https://127.0.0.1:{int(child.stdout.readline())}/", _hash(certificate))
        finally:
            child.terminate()


def _hash(certificate: Path) -> str:
    """The hash of the public key of a certificate, as Chromium writes it."""
    text = subprocess.run(
        ["openssl", "x509", "-in", str(certificate), "-pubkey", "-noout"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return b64encode(sha256(ssl.PEM_cert_to_DER_cert(_as_certificate(text))).digest()).decode()


def _as_certificate(key: str) -> str:
    """A key in the frame of a certificate, the only one that the standard library unpacks."""
    return key.replace("PUBLIC KEY", "CERTIFICATE")
