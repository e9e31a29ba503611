#!/usr/bin/env bash
# Tests of the pages in a real browser: Debian's Chromium, driven by playwright-core from npm.
# usage: tools/browser.sh [--shots]     --shots writes the pictures of the README to docs/pages/ too
# Installs what it needs: chromium (and pngquant for pictures) by apt where they are missing, the packages of
# tests/browser/package-lock.json by npm. Needs Rust, Node 20 or newer and Python 3. No browser is fetched by npm.
set -euo pipefail
cd "$(dirname "$0")/.."

needed() {
    command -v "$1" > /dev/null && return
    local become=""
    [ "$(id -u)" = 0 ] || become=sudo
    $become apt-get install -y --no-install-recommends "$1" > /dev/null 2>&1 ||
        { $become apt-get update > /dev/null && $become apt-get install -y --no-install-recommends "$1" > /dev/null; }
}

needed chromium
if [ -z "${ZABIT_BIN:-}" ]; then
    cargo build --release --quiet -p zabit-cli
    ZABIT_BIN="$(realpath "${CARGO_TARGET_DIR:-target}")/release/zabit"
    export ZABIT_BIN
fi
npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent

if [ "${1:-}" = --shots ]; then
    needed pngquant
    mkdir -p docs/pages
    ZABIT_SHOTS="$PWD/docs/pages"
    export ZABIT_SHOTS
fi
(cd tests/browser && node --test --test-concurrency=1 ./*.test.js)
if [ -n "${ZABIT_SHOTS:-}" ]; then
    pngquant --force --ext .png --strip --speed 1 64 docs/pages/*.png
fi
