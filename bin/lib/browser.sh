# Shared by bin/test and .ci/run: which Chromium the browser tests drive. To be sourced.

# Sets and exports CHROMIUM; fails when there is none. The first is the same without a window, at half the cost.
find_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then
      CHROMIUM=$(command -v "$name")
      export CHROMIUM
      return 0
    fi
  done
  return 1
}
