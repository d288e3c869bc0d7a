"""Run a module's `main` inside a Django project: `python -m benchmarks.cost.inside.within MODULE …`.

The environment says which project; modules of rows can then import their models at the top.
"""

from __future__ import annotations

import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    import_module(sys.argv[1]).main(*sys.argv[2:])
