"""What hosts tell by themselves: proof that it is the host who tells, and that it was not told before.

DagsHub signs as Gogs does, from which it comes: the body's HMAC-SHA256 with the secret, in hexadecimal digits. GitHub
writes the same behind `sha256=`. Neither signs anything else, such as the number of the delivery.
"""

import hmac
from collections.abc import Mapping
from hashlib import blake2b, sha256

DAGSHUB_HEADER, GITHUB_HEADER = "X-DagsHub-Signature", "X-Hub-Signature-256"

_GITHUB_PREFIX = "sha256="
_SECRET_SIZE = 20


def secret_of(secret: str, link_id: int) -> str:
    """What a host is to sign with what it tells of this link; nobody can make it who does not know `secret`."""
    return blake2b(f"webhook:{link_id}".encode(), key=secret.encode()[:64], digest_size=_SECRET_SIZE).hexdigest()


def is_signed(headers: Mapping[str, str], body: bytes, secret: str) -> bool:
    """Whether the body came from who knows the secret."""
    signature = headers.get(DAGSHUB_HEADER) or headers.get(GITHUB_HEADER, "").removeprefix(_GITHUB_PREFIX)
    wanted = hmac.new(secret.encode(), body, sha256).hexdigest()
    return hmac.compare_digest(wanted.encode(), signature.strip().lower().encode())


def name_delivery(link_id: int, body: bytes) -> str:
    """The same for whatever is told twice of a link, however it is numbered."""
    return sha256(f"{link_id}:".encode() + body).hexdigest()
