"""The chain of seals, as pure functions."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audit_chain import START, ChainFault, Sealed, bind, check, digest

pytestmark = pytest.mark.rules

AT = datetime(2021, 9, 1, tzinfo=UTC)


def a_chain(length: int) -> list[Sealed]:
    seals, chain = list[Sealed](), START
    for number in range(1, length + 1):
        said = digest(guild_id=1, actor_id=number, tag="team:join", facts={"team": number}, at=AT)
        chain = bind(chain, number, said)
        seals.append(Sealed(number, said, chain, said, is_forgotten=False))
    return seals


@given(st.integers(1, 8), st.integers(0, 8))
def test_whole_chain_is_right_in_one_go_and_in_two(length: int, cut: int):
    seals = a_chain(length)
    number, chain, fault = check(seals[:cut], number=0, chain=START)
    assert fault is None
    assert check(seals[cut:], number=number, chain=chain) == (length, seals[-1].chain, None)


@given(st.integers(2, 8), st.data())
def test_any_seal_taken_out_or_moved_is_found(length: int, data: st.DataObject):
    seals = a_chain(length)
    at = data.draw(st.integers(0, length - 2))
    number, _, fault = check([*seals[:at], *seals[at + 1 :]], number=0, chain=START)
    assert (number, fault) == (at + 1, ChainFault.BROKEN)
    swapped = [*seals[:at], seals[at + 1], seals[at], *seals[at + 2 :]]
    assert check(swapped, number=0, chain=START)[2] is ChainFault.BROKEN


def test_entry_that_changed_or_went_is_found_and_one_that_forgot_is_not_a_fault():
    first, second, third = a_chain(3)

    def second_says(now: str | None, *, is_forgotten: bool = False) -> tuple[int, ChainFault | None]:
        seal = Sealed(2, second.sealed_as, second.chain, now, is_forgotten)
        number, _, fault = check([first, seal, third], number=0, chain=START)
        return number, fault

    assert second_says("x") == (2, ChainFault.CHANGED)
    assert second_says(None) == (2, ChainFault.REMOVED)
    assert second_says(None, is_forgotten=True) == (2, ChainFault.REMOVED)
    assert second_says("x", is_forgotten=True) == (3, None)


def test_digest_sees_every_part():
    said: dict[str, Any] = {"guild_id": 1, "actor_id": 2, "tag": "team:join", "facts": {"a": 1, "b": 2}, "at": AT}
    others = [("guild_id", 2), ("actor_id", None), ("tag", "x"), ("facts", {"a": 1}), ("at", AT.replace(year=2022))]

    def but(name: str, value: Any) -> str:
        changed: dict[str, Any] = {**said, name: value}
        return digest(**changed)

    assert len({digest(**said), *(but(name, value) for name, value in others)}) == 1 + len(others)
    assert but("facts", {"b": 2, "a": 1}) == digest(**said)
