#!/usr/bin/env bash
# The newest Django 6 under what stands close to Django: what to change before the site moves there from 5.2.
# Only Django differs, everything else is what requirements-dev.txt pins. The environment is kept in var/, or in
# the folder given as the argument.
#
# In CI (CI=true) it ends with 1 only for a release that has passed before: a change of ours broke that. What a
# newer one breaks is printed; whoever reads it raises PASSED when that is mended.
set -euo pipefail
cd "$(dirname "$0")/.."

PASSED=6.1.3
folder=${1:-var/newest-django}

nothing_tested() {
  echo "Nothing was tested on Django 6: $1" >&2
  exit 0
}

is_new_enough() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' 2>/dev/null
}

# Debian 12 has none that is new enough; pyenv may have one that it does not offer by name.
find_python() {
  local candidate
  for candidate in python3.13 python3.12 python3.14 python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3; do
    if is_new_enough "$candidate"; then
      echo "$candidate"
      return
    fi
  done
}

if ! is_new_enough "$folder/bin/python"; then
  python=$(find_python)
  [ -n "$python" ] || nothing_tested "it needs Python 3.12, and there is none here."
  rm -rf "$folder"
  "$python" -m venv "$folder"
fi

pins=$(mktemp)
trap 'rm -f "$pins"' EXIT
# Without what Django brings itself, and without what only `make lint` needs.
sed -nE 's/^([a-z][^ ]*==.*) \\$/\1/p' requirements-dev.txt |
  grep -vE '^(django|asgiref|sqlparse|ast-serialize|djade|django-stubs|librt|mypy|mypy-extensions|pathspec|ruff|types-.*)==' >"$pins"

install() {
  "$folder/bin/pip" -qq --disable-pip-version-check install "$@"
}
install --no-deps --requirement "$pins" || nothing_tested "the packages it needs could not be installed."
install --upgrade 'django>=6,<7' || nothing_tested "it could not be installed."

django=$("$folder/bin/python" -c 'import django; print(django.__version__)')
echo "Django $django on $("$folder/bin/python" --version)"

# Django 6.1 asks for MAILERS, which 5.2 does not know, in the place of the settings of one mail server (2026-11).
mail="ignore:The EMAIL_:django.utils.deprecation.RemovedInDjango2028Warning"
tests=(tests/interviews tests/config tests/database)
if "$folder/bin/python" -m pytest "${tests[@]}" -m "not full and not browser" -n "${WORKERS:-auto}" -q -W "$mail"; then
  exit 0
fi
if [ "${CI:-}" = true ] && [ "$django" != "$PASSED" ]; then
  echo "Django $django breaks what $PASSED did not. That is no fault of this change, so it is only told." >&2
  exit 0
fi
exit 1
