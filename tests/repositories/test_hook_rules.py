"""Who signed what a host tells, as pure rules."""

import hmac
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories_hooks import DAGSHUB_HEADER, GITHUB_HEADER, is_signed, name_delivery, secret_of

pytestmark = pytest.mark.rules
SECRET = secret_of("a" * 64, 7)


def sign(body: bytes, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), body, sha256).hexdigest()


def test_secret_is_of_one_link_and_of_one_installation():
    assert len({SECRET, secret_of("a" * 64, 8), secret_of("b" * 64, 7)}) == 3
    assert len(SECRET) == 40


@given(st.binary(max_size=200))
def test_body_is_known_by_the_signature_of_either_host(body: bytes):
    assert is_signed({DAGSHUB_HEADER: sign(body)}, body, SECRET)
    assert is_signed({DAGSHUB_HEADER: f" {sign(body).upper()}"}, body, SECRET)
    assert is_signed({GITHUB_HEADER: f"sha256={sign(body)}"}, body, SECRET)
    assert not is_signed({DAGSHUB_HEADER: sign(body)}, body + b" ", SECRET)
    assert not is_signed({DAGSHUB_HEADER: sign(body, "other")}, body, SECRET)


# An example of GitHub's own, from its page on validating webhook deliveries.
def test_github_signs_so():
    signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    assert is_signed({GITHUB_HEADER: signature}, b"Hello, World!", "It's a Secret to Everybody")


@pytest.mark.parametrize(
    "signature", ["", "0" * 64, "sha256=", "é" * 64, "\x00", sign(b"")[:-1], sign(b"") + "0", "sha1=" + sign(b"")]
)
def test_what_is_no_signature_of_the_body_is_refused(signature: str):
    assert not is_signed({DAGSHUB_HEADER: signature}, b"{}", SECRET)
    assert not is_signed({}, b"{}", SECRET)


def test_delivery_is_named_by_what_it_tells_of_which_link():
    assert name_delivery(1, b"{}") == name_delivery(1, b"{}")
    assert len({name_delivery(1, b"{}"), name_delivery(2, b"{}"), name_delivery(1, b"[]")}) == 3
