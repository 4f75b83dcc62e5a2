"""Whoever finds no place is sent away in rounds, so that a crowd keeps nobody else waiting."""

import asyncio

from loops import completed

from api.gate import Gate

CROWD = 300


async def _sent_away(gate: Gate, gone: list[int], number: int) -> None:
    await gate.turn()
    gone.append(number)


def test_a_crowd_is_sent_away_in_rounds_in_the_order_in_which_it_came() -> None:
    async def run() -> tuple[list[int], list[int]]:
        gate, gone, rounds = Gate(0), list[int](), list[int]()
        async with asyncio.TaskGroup() as tasks:
            for number in range(CROWD):
                tasks.create_task(_sent_away(gate, gone, number))
            while len(gone) < CROWD:
                before = len(gone)
                await asyncio.sleep(0)
                rounds.append(len(gone) - before)
        return gone, rounds

    gone, rounds = completed(run())
    assert gone == list(range(CROWD))
    assert max(rounds) < CROWD / 2


def test_who_leaves_while_waiting_holds_up_nobody() -> None:
    async def run() -> list[int]:
        gate, gone = Gate(0), list[int]()
        tasks = [asyncio.create_task(_sent_away(gate, gone, number)) for number in range(CROWD)]
        await asyncio.sleep(0)
        tasks[-2].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return gone

    assert completed(run()) == [*range(CROWD - 2), CROWD - 1]


def test_once_the_crowd_is_gone_the_next_is_sent_away_at_once() -> None:
    async def run() -> bool:
        gate = Gate(0)
        async with asyncio.TaskGroup() as tasks:
            for number in range(CROWD):
                tasks.create_task(_sent_away(gate, [], number))
        for _ in range(3):
            await asyncio.sleep(0)
        turn = asyncio.create_task(gate.turn())
        await asyncio.sleep(0)
        return turn.done()

    assert completed(run())
