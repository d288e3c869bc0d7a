"""Time and memory of importing a brief: `python benchmarks/import_brief.py [FILE …]`.

Each brief is imported into an empty database in a process of its own. The time is of `import_brief` from the
file to the stored role; the memory is the most that the whole process held, Django included.
Goal: less than 1 s and 100 MB.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMITTED = ROOT / "tests" / "briefs"
# The document the product started from lies beside the project where there is one.
SHARED = ROOT.parent / "shared" / "briefs" / "ai_infrastructure_engineer.txt"
MOST_SECONDS = 1.0
MOST_MEGABYTES = 100.0


def main(files: list[Path]) -> int:
    """Print a line per brief; 1 when one of them misses the goal."""
    results = [_measure_alone(file) for file in files or _default_files()]
    return int(any(seconds >= MOST_SECONDS or megabytes >= MOST_MEGABYTES for seconds, megabytes in results))


def _default_files() -> list[Path]:
    return sorted(COMMITTED.glob("*.txt")) + ([SHARED] if SHARED.exists() else [])


def _measure_alone(file: Path) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        variables = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        django = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*django, "migrate", "--verbosity", "0"], env=variables, check=True)  # noqa: S603
        done = subprocess.run(  # noqa: S603
            [sys.executable, __file__, "--measure", str(file)],
            env=variables,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    seconds, megabytes = map(float, done.stdout.split())
    print(f"{file.name}: {seconds:.2f} s, {megabytes:.1f} MB")
    return seconds, megabytes


def _measure(file: Path) -> None:
    """In the process that is measured: print seconds and megabytes."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415 - its memory is part of what is measured, not of the caller
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    with Path(os.devnull).open("w") as nowhere:
        started = time.perf_counter()
        call_command("import_brief", str(file), stdout=nowhere)
        seconds = time.perf_counter() - started
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        _measure(Path(sys.argv[2]))
    else:
        sys.exit(main([Path(name) for name in sys.argv[1:]]))
