# Shared by the commands in bin/: finds Python and keeps .venv as the pins say. To be sourced.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
VENV=$ROOT/.venv
LOG=$VENV/install.log
LEAST_FREE_MEGABYTES=700
cd "$ROOT" || exit 1

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# Prints a Python of at least 3.11; a name on the PATH may be a shim with nothing behind it, so each is run.
# Somebody may work in an activated .venv: the Python in it cannot make the .venv that takes its place.
find_python() {
  local name PATH=${PATH//"$VENV/bin:"/}
  for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  fail "CityBlog needs Python 3.11 or newer and found none: install it (on Debian or Ubuntu: sudo apt install python3 python3-venv)."
}

# Prints what .venv must have been made from to be right for the requirements file $1.
wanted_for() {
  local version
  version=$("$VENV/bin/python" -c 'import sys; print(sys.version)' 2>/dev/null) || return 1
  # Of pyproject.toml only what is installed, not the settings of the tools below it.
  sed '/^\[tool\.pytest/,$d' pyproject.toml | cat "$1" - | "$VENV/bin/python" -c \
    'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read() + sys.argv[1].encode()).hexdigest())' \
    "$version $ROOT"
}

# Makes or renews .venv; $1 is "runtime" or "dev". The stamp is written last, so that a start which was
# interrupted is seen by the next one.
ensure_venv() {
  local wanted=requirements.txt stamp=$VENV/cityblog-pins made=""
  [ "$1" = dev ] && wanted=requirements-dev.txt
  # Two commands may start at once; the lock is on the folder itself, and given back before anything is served.
  if command -v flock >/dev/null; then
    exec 9<"$ROOT"
    flock 9
  fi
  [ -f "$stamp" ] && made=$(cat "$stamp")
  if [ -z "$made" ] || { [ "$made" != "$(wanted_for "$wanted")" ] && [ "$made" != "$(wanted_for requirements-dev.txt)" ]; }; then
    make_venv "$made"
    install_pins "$wanted"
    wanted_for "$wanted" >"$stamp.new" && mv "$stamp.new" "$stamp"
  fi
  exec 9<&-
  PYTHON=$VENV/bin/python
}

# $1 is the last stamp: without one, what stands in .venv was left half-made.
make_venv() {
  local python free
  free=$(df -Pm "$ROOT" | awk 'NR == 2 {print $4}')
  if [ "${free:-0}" -lt "$LEAST_FREE_MEGABYTES" ]; then
    fail "The disk is nearly full: $ROOT has $free MB left and the packages need $LEAST_FREE_MEGABYTES MB."
  fi
  rm -f "$VENV/cityblog-pins"
  if [ -n "$1" ] && can_install; then
    return
  fi
  python=$(find_python) || exit 1
  say "Making .venv with $("$python" --version)"
  rm -rf "$VENV"
  if command -v uv >/dev/null; then
    UV_PYTHON_DOWNLOADS=never uv venv --quiet --python "$python" "$VENV" || fail "uv could not make .venv."
    return
  fi
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    fail "Python's venv module is missing; install it with: sudo apt install $(basename "$python")-venv"
  fi
  "$python" -m venv "$VENV" || fail "Python could not make .venv: see the lines above."
}

can_install() {
  "$VENV/bin/python" -c 'import sys' 2>/dev/null || return 1
  command -v uv >/dev/null || "$VENV/bin/python" -m pip --version >/dev/null 2>&1
}

# uv takes seconds for what pip takes a minute for, so pip fetches it first. pip does all by itself where there is no uv
# for the machine, or where it reaches less: of pip's settings it is told the index only.
install_pins() {
  local uv
  say "Installing $(grep -c '^[a-z0-9].*==' "$1") packages, up to a minute"
  : >"$LOG"
  if uv=$(command -v uv || fetch_uv "$1") && with_uv "$uv" --require-hashes --requirement "$1" >>"$LOG" 2>&1; then
    with_uv "$uv" --no-build-isolation --no-deps --editable . >>"$LOG" 2>&1 || explain_failure
    return
  fi
  "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || explain_failure
  with_pip --require-hashes --requirement "$1" 2>&1 | shown "$(grep -c '^[a-z0-9].*==' "$1")"
  [ "${PIPESTATUS[0]}" = 0 ] || explain_failure
  with_pip --no-build-isolation --no-deps --editable . >>"$LOG" 2>&1 || explain_failure
}

# Neither compiles bytecode: most of these modules are never imported, and the first import does the others.
with_pip() {
  "$VENV/bin/python" -m pip install --disable-pip-version-check --progress-bar off --no-input --no-compile "$@"
}

with_uv() {
  local index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-}}
  [ -n "$index" ] || index=$("$VENV/bin/python" -m pip config get global.index-url 2>/dev/null)
  # The certificates that this machine trusts, as for pip: networks of offices and schools add their own.
  env UV_PYTHON_DOWNLOADS=never UV_SYSTEM_CERTS=true ${index:+"UV_DEFAULT_INDEX=$index"} \
    "$1" pip install --python "$VENV/bin/python" "${@:2}"
}

# Prints the uv of the pins in $1, put into .venv. A build from source would take longer than it saves.
fetch_uv() {
  with_pip --retries 1 --only-binary :all: --require-hashes --requirement <(sed -n '/^uv==/,/[^\\]$/p' "$1") >>"$LOG" 2>&1 &&
    printf '%s\n' "$VENV/bin/uv"
}

# Keeps the installer's words in a log and shows how far it is, on a terminal in place.
shown() {
  awk -v total="$1" -v log_file="$LOG" -v tty="$([ -t 1 ] && echo 1)" '
    { print >> log_file }
    /^Collecting / {
      done++
      if (tty) printf "\r    %d of %d: %-50.50s", done, total, $2
      else if (done % 20 == 0) printf "    %d of %d\n", done, total
      fflush()
    }
    /^Installing collected/ { printf tty ? "\r    %-60s\n" : "    %s\n", "unpacking" ; fflush() }'
}

explain_failure() {
  if grep -q 'No space left' "$LOG"; then
    fail "The disk is full: the packages need $LEAST_FREE_MEGABYTES MB under $ROOT."
  fi
  if grep -qiE 'DO NOT MATCH THE HASHES|hash mismatch' "$LOG"; then
    fail "A package is not the one that was pinned (its hash differs), so nothing was installed: see $LOG."
  fi
  if grep -qiE 'name resolution|name or service not known|failed to establish|network is unreachable|timed out|connection (refused|reset)|dns error|error sending request|from versions: none' "$LOG"; then
    fail "The packages could not be fetched: the package index does not answer. Check the network and try again."
  fi
  tail -n 5 "$LOG" >&2
  fail "The packages could not be installed: the last lines of $LOG are above."
}

say() {
  printf '  %s\n' "$*"
}
