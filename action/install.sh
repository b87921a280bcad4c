#!/usr/bin/env bash
# Brings travaux to a runner: `place` says where it is kept and under which name, `install` puts it there.
#
# In this order: the one that the workflow names; the one that an earlier run has kept; a prebuilt one of the release of this action, if its
# digest is right; else it is built, which takes some minutes, once for each version.
set -euo pipefail

root=${GITHUB_ACTION_PATH:-$(cd "$(dirname "$0")/.." && pwd)}

say() { printf '%s\n' "$*"; }
output() { printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"; }

digest_of() {
    if command -v sha256sum > /dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi | cut -d ' ' -f 1
}

# Everything that the program is made of, by name and content.
source_digest() {
    (cd "$root" && find Cargo.toml Cargo.lock src schema -type f 2> /dev/null | LC_ALL=C sort | while read -r file; do
        printf '%s %s\n' "$(digest_of "$file")" "$file"
    done) | digest_of
}

target() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) say x86_64-unknown-linux-gnu ;;
        Linux-aarch64) say aarch64-unknown-linux-gnu ;;
        Darwin-arm64) say aarch64-apple-darwin ;;
        Darwin-x86_64) say x86_64-apple-darwin ;;
        *) say x86_64-pc-windows-msvc ;;
    esac
}

name=travaux
case "$(uname -s)" in MINGW* | MSYS* | CYGWIN*) name=travaux.exe ;; esac

# A release has `travaux-TARGET.tar.gz` with the program in it, and its digest in a file of that name and `.sha256`.
prebuilt() {
    local releases=${TRAVAUX_RELEASES:-https://github.com/${ACTION_REPOSITORY:-}/releases/download/${ACTION_REF:-}}
    [ -n "${TRAVAUX_RELEASES:-}" ] || { [ -n "${ACTION_REPOSITORY:-}" ] && [ -n "${ACTION_REF:-}" ]; } || return 1
    local archive
    archive=travaux-$(target).tar.gz
    local draft
    draft=$(mktemp -d)
    curl --fail --silent --show-error --location --retry 2 -o "$draft/$archive" "$releases/$archive" 2> /dev/null || return 1
    curl --fail --silent --show-error --location --retry 2 -o "$draft/digest" "$releases/$archive.sha256" 2> /dev/null || return 1
    if [ "$(cut -d ' ' -f 1 "$draft/digest")" != "$(digest_of "$draft/$archive")" ]; then
        say "::warning::$archive has another digest than its release says; travaux is built instead"
        return 1
    fi
    tar -xzf "$draft/$archive" -C "$draft" "$name" && mv "$draft/$name" "$FOLDER/$name"
}

built() {
    say "travaux is built; later runs take it from the cache"
    (cd "$root" && cargo build --release --locked --target-dir "$FOLDER/target")
    mv "$FOLDER/target/release/$name" "$FOLDER/$name"
    rm -rf "$FOLDER/target"
}

case ${1:-} in
    place)
        output folder "${RUNNER_TOOL_CACHE:-$HOME/.cache}/travaux-action"
        output key "travaux-$(target)-$(source_digest)"
        ;;
    install)
        if [ -n "${INPUT_BINARY:-}" ]; then
            output travaux "$INPUT_BINARY"
            exit 0
        fi
        mkdir -p "$FOLDER"
        [ -x "$FOLDER/$name" ] || prebuilt || built
        chmod +x "$FOLDER/$name"
        "$FOLDER/$name" --version
        output travaux "$FOLDER/$name"
        ;;
    *)
        say "usage: install.sh place|install" >&2
        exit 2
        ;;
esac
