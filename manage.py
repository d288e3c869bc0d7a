#!/usr/bin/env python
"""Django's command-line utility for administrative tasks."""

import os
import sys
from importlib import import_module

from django.core.management import execute_from_command_line

from config.environment import a_sentence_at_most

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with a_sentence_at_most():
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    execute_from_command_line(sys.argv)
