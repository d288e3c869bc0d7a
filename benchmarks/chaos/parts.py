"""The parts of `make chaos`: how much of which trouble, and the goals each has to meet."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.chaos import stages
from benchmarks.chaos.clients.load import FLAT_OUT, PACE
from benchmarks.chaos.run import Run
from tests.production.site import ROOT

BROWSER = ROOT / "benchmarks" / "kill_browser.py"


async def load(run: Run) -> None:
    """Everybody writes: at the page's pace, and flat out."""
    for people, limit in ((200, 100), (1000, 500)):
        number, seconds = run.of(people, least=20), run.of(60, least=6)
        outcome = await run.stage(
            f"load: {number} candidates save every 5 s for {seconds} s",
            lambda site, number=number, seconds=seconds: stages.steady(  # type: ignore[misc]
                site, candidates=number, every=PACE, seconds=seconds
            ),
        )
        run.safe(outcome)
        run.goal(not outcome.load.repeats, "no error")
        p95 = outcome.load.milliseconds(0.95)
        run.goal(p95 < limit, f"p95 {p95:.0f} ms, less than {limit} wanted", timed=True)
    number, seconds = run.of(200, least=20), run.of(60, least=6)
    outcome = await run.stage(
        f"load: {number} candidates save flat out for {seconds} s",
        lambda site: stages.steady(site, candidates=number, every=FLAT_OUT, seconds=seconds),
    )
    run.safe(outcome)
    run.goal(not outcome.load.repeats, "no failed save")


async def kills(run: Run) -> None:
    """kill -9 of workers, then of everything."""
    number, times = run.of(100, least=20), run.of(500, least=10)
    outcome = await run.stage(
        f"kills: {times} x kill -9 of a random worker, {number} candidates flat out",
        lambda site: stages.killed_workers(site, candidates=number, kills=times, pause=1.0),
        REHEARSE_WORKERS="4",
    )
    run.safe(outcome)
    again = run.of(20, least=1)
    outcome = await run.stage(
        f"kills: {again} x kill -9 of the master and all workers, {number} candidates flat out",
        lambda site: stages.killed_altogether(site, candidates=number, kills=again, pause=3.0),
    )
    run.safe(outcome)
    run.goal(outcome.starts == again + 1, f"started {outcome.starts} times")
    slowest = max(outcome.recovered)
    run.goal(slowest < 5, f"saves again after at most {slowest:.1f} s, less than 5 wanted", timed=True)


async def reload(run: Run) -> None:
    """SIGHUP under load."""
    number, times = run.of(100, least=20), run.of(20, least=4)
    outcome = await run.stage(
        f"reload: {times} x SIGHUP, {number} candidates flat out",
        lambda site: stages.reloaded(site, candidates=number, reloads=times, pause=1.0),
    )
    run.safe(outcome)
    cut = outcome.load.repeats["cut"]
    failed = outcome.load.repeats.total() - cut
    run.goal(not failed, f"{failed} failed saves ({cut} cut connections, repeated)")
    run.goal(outcome.starts == 1, "the master went on")


async def memory(run: Run) -> None:
    """Workers without memory."""
    number, rounds = run.of(50, least=20), run.of(20, least=3)
    outcome = await run.stage(
        f"memory: {rounds} x a worker gets no more memory, then kill -9; {number} candidates, long answers",
        lambda site: stages.starved(site, candidates=number, rounds=rounds, pause=2.0),
    )
    run.safe(outcome)
    run.goal(outcome.out_of_memory, f"{outcome.out_of_memory} x MemoryError: there was too little indeed")


async def flood(run: Run) -> None:
    """One person floods, the others write."""
    number, seconds = run.of(100, least=20), run.of(60, least=6)
    outcome = await run.stage(
        f"flood: 200 requests a second in one session for {seconds} s beside {number} candidates",
        lambda site: stages.flooded(site, candidates=number, every=PACE, seconds=seconds),
    )
    run.safe(outcome)
    run.say(f"  the flood was answered: {dict(sorted(outcome.flood.items()))}")
    run.goal(outcome.flood["429"], "the flood meets 429")
    run.goal(not outcome.load.repeats, "nobody else meets an error")
    p95 = outcome.load.milliseconds(0.95)
    run.goal(p95 < 1000, f"the others' p95 {p95:.0f} ms, less than 1000 wanted", timed=True)


async def control(run: Run) -> None:
    """The check has to find a server that acknowledges before it commits."""
    outcome = await run.stage(
        "control: 5 x kill -9 of a worker that acknowledges before it commits",
        lambda site: stages.killed_workers(
            site, candidates=20, kills=5, pause=1.0, application=stages.CONTROL
        ),
    )
    run.goal(outcome.count("lost"), f"the check finds {outcome.count('lost')} lost saves")


async def browser(run: Run) -> None:
    """Kills of the browser are a program of their own."""
    if not BROWSER.exists():
        run.say("browser: there is no benchmarks/kill_browser.py")
        return
    command = [sys.executable, str(BROWSER), "--runs", str(run.of(20, least=1))]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    run.say(f"browser: kill -9 of the browser in mid-typing\n{done.stdout.rstrip()}")
    run.goal(done.returncode == 0, f"benchmarks/kill_browser.py ended with {done.returncode}")


PARTS = {part.__name__: part for part in (load, kills, reload, memory, flood, control, browser)}
