"""What holds for whole processes: killed, ending, and starting together."""

import asyncio
import json
import random
import sys
from pathlib import Path

from db.engine import Database
from tests.store.pairs import list_pairs

ROOT = Path(__file__).parents[2]

_END = """
import asyncio, json, sys, threading
from db.engine import Database
from tests.store.pairs import add_pair, list_pairs

async def work():
    async with Database.open(sys.argv[1]) as database:
        await asyncio.gather(*(database.write(add_pair(number)) for number in range(3)))
        await asyncio.gather(*(list_pairs(database) for _ in range(3)))

asyncio.run(work())
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join(timeout=5)  # it was told to end, and may need a moment
json.dump([thread.name for thread in threading.enumerate()], sys.stdout)
"""

_START = """
import asyncio, sys
from db.schema import upgrade
done = asyncio.run(upgrade(sys.argv[1]))
sys.stdout.write(f"{done.before} {done.after}")
"""


async def start(*words: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def end(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    async with asyncio.timeout(60):
        out, err = await process.communicate()
    return process.returncode, out.decode() or err.decode()


async def test_killed_process_loses_nothing_that_it_acknowledged(database_url: str):
    process = await start("-m", "tests.store.pairs", database_url)
    assert process.stdout is not None
    acknowledged = [int(await process.stdout.readline()) for _ in range(20)]
    await asyncio.sleep(random.random() / 50)

    process.kill()
    rest = (await process.stdout.read()).split()
    await process.wait()

    kept = acknowledged + [int(number) for number in rest]
    async with Database.open(database_url) as database:
        # The last act may have been kept without anybody hearing of it.
        assert await list_pairs(database) in (set(kept), {*kept, len(kept)})


async def test_closed_database_leaves_no_thread_and_lets_the_process_end(database_url: str):
    code, out = await end(await start("-c", _END, database_url))

    assert (code, json.loads(out.splitlines()[-1])) == (0, ["MainThread"])


async def test_processes_that_start_together_on_an_empty_database_all_succeed(empty_database_url: str):
    processes = await asyncio.gather(*(start("-c", _START, empty_database_url) for _ in range(4)))

    ends = sorted(await asyncio.gather(*map(end, processes)))

    assert [code for code, _ in ends] == [0] * 4, ends
    befores, afters = zip(*(out.split() for _, out in ends), strict=True)
    assert set(befores) <= {"None", afters[0]}
    assert befores.count("None") == 1, "one of them did the work"
    assert set(afters) == {afters[0]}
