"""Whatever a source answers, a look-up ends in one of its three outcomes."""

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

from aiohttp import ClientSession
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.papers import Found, NotFound, SourcesUnavailable, connect
from tests.kit.clock import START
from tests.kit.sources import (
    SOURCES,
    MemoryCache,
    PaperSites,
    Reply,
    arxiv_entry,
    arxiv_error,
    arxiv_feed,
    crossref_work,
    datacite_record,
    huggingface_paper,
)

NAMES = ("arxiv:2004.02546", "doi:10.1000/182", "acl:2020.acl-main.1")
BODIES = [
    huggingface_paper().body,
    arxiv_feed(arxiv_entry("2004.02546v1", "A Title", "Ann")).body,
    arxiv_feed(arxiv_error("incorrect id format for 2004.02546")).body,
    crossref_work("10.1000/182").body,
    datacite_record("10.1000/182").body,
]
MEDIA = ["application/json", "application/atom+xml", "text/html", "application/vnd.api+json; charset=x", ";", None]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@st.composite
def bodies(draw):
    """Real answers with a hole, a piece twice or foreign bytes in it, and bytes that never were one."""
    body = draw(st.sampled_from([*BODIES, b""]))
    start, end = sorted(draw(st.integers(0, len(body))) for _ in range(2))
    return draw(st.sampled_from([body, body[:start], body[:start] + draw(st.binary()) + body[end:], body[:end] + body]))


def changed(make, field):
    return VALUES.map(lambda value: make("10.1000/182", **{field: value}).body)


ODD = (
    VALUES.map(lambda value: huggingface_paper(authors=value).body)
    | VALUES.map(lambda value: huggingface_paper(title=value).body)
    | changed(crossref_work, "author")
    | changed(crossref_work, "published")
    | changed(datacite_record, "container")
    | changed(datacite_record, "creators")
)
REPLIES = st.builds(
    Reply,
    body=bodies() | ODD,
    status=st.sampled_from([200, 200, 200, 204, 206, 301, 400, 404, 410, 429, 500, 503]),
    media_type=st.sampled_from(MEDIA),
    headers=st.fixed_dictionaries(
        {},
        optional={
            "Retry-After": st.from_regex(r"[ -~]{0,30}", fullmatch=True),
            "RateLimit": st.from_regex(r'"api";r=[01];t=[0-9]{0,12}', fullmatch=True),
            "Location": st.from_regex(r"(/arxiv|http:|[a-z]*:?//)?[!-~]{0,20}", fullmatch=True),
            "Content-Encoding": st.sampled_from(["gzip", "deflate", "br", "x"]),
        },
    ),
    cut=st.none() | st.integers(0, 50),
)


async def no_pause(_):
    pass


@asynccontextmanager
async def connected(session, chosen):
    async with connect(session, cache=MemoryCache(), now=lambda: START, settings=chosen, sleep=no_pause) as papers:
        yield papers


async def ask_all(session, chosen):
    async with connected(session, chosen) as papers:
        outcomes = [await papers.look_up(name) for name in NAMES]
    for name, outcome in zip(NAMES, outcomes, strict=True):
        assert isinstance(outcome, Found | NotFound | SourcesUnavailable)
        assert not isinstance(outcome, Found) or (name in outcome.facts.names and 0 < len(outcome.facts.title) <= 500)


def test_any_answer_ends_in_an_outcome():
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def open_sites():
            sites = await stack.enter_async_context(PaperSites.run())
            return sites, await stack.enter_async_context(ClientSession())

        sites, session = runner.run(open_sites())

        @settings(max_examples=60, deadline=None, database=None)
        @given(st.fixed_dictionaries(dict.fromkeys(SOURCES, REPLIES)))
        def check(replies):
            for source, reply in replies.items():
                sites.set(source, reply)
            runner.run(ask_all(session, sites.settings(arxiv_period_s=0.001)))

        check()
        runner.run(stack.aclose())


def test_any_bytes_on_the_wire_end_in_an_outcome():
    said = [b""]

    async def speak(reader, writer):
        await reader.read(4096)
        writer.write(said[0])
        writer.close()

    lines = st.lists(
        st.sampled_from([b"HTTP/1.1 200 OK\r\n", b"Content-Length: 5\r\n", b"\r\n", b"x: y\r\n"]) | st.binary()
    )

    async def open_server():
        return await asyncio.start_server(speak, "127.0.0.1", 0), ClientSession()

    with asyncio.Runner() as runner:
        server, session = runner.run(open_server())
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        chosen = PaperSites().settings(arxiv_period_s=0.001, **{f"{source}_url": address for source in SOURCES})

        @settings(max_examples=30, deadline=None, database=None)
        @given(lines.map(b"".join))
        def check(spoken):
            said[0] = spoken
            runner.run(ask_all(session, chosen))

        check()
        runner.run(session.close())
        server.close()
        runner.run(server.wait_closed())
