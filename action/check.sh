#!/usr/bin/env bash
# Checks the texts that a pull request or a push changes, as a step of a workflow: annotations to standard output, the summary of the job, and a
# folder with the page, the SARIF file and the JSON file. Its own status is 0 where the check could be made or its failure was told; what the
# check says is the output `status`, so that everything can be kept before the job fails.
#
# The program never opens a connection; what a shallow clone lacks is fetched here, by git.
set -euo pipefail

output() { printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"; }

# Takes what could not be done for a check that could not be made, which never passes.
trouble() {
    printf '::error title=travaux::%s\n' "$(printf '%s' "$*" | tr '\n' ' ')"
    printf '## Travaux\n\nThe check could not be made: %s\n' "$*" >> "$GITHUB_STEP_SUMMARY"
    output passed false
    output status 2
    exit 0
}

have() { git cat-file -e "$1^{commit}" 2> /dev/null; }

# Brings a commit, and as much of the past as both have in common.
fetch() {
    git fetch --quiet --no-tags --depth=1 origin "$1" 2> /dev/null || git fetch --quiet --no-tags origin || return 1
}

travaux=${TRAVAUX:-travaux}
base=${INPUT_BASE:-${EVENT_BASE:-}}
head=${INPUT_HEAD:-${EVENT_HEAD:-HEAD}}
cd "${GITHUB_WORKSPACE:-.}"

git rev-parse --git-dir > /dev/null 2>&1 || trouble "no repository in $PWD; the workflow needs actions/checkout before this step"
git rev-parse --verify --quiet "$head^{commit}" > /dev/null || fetch "$head" || trouble "the revision $head cannot be had"
# The first push of a branch comes from nowhere.
case $base in '' | *[!0]*) ;; *) base= ;; esac
if [ -z "$base" ]; then
    git rev-parse --verify --quiet "$head^" > /dev/null || git fetch --quiet --no-tags --deepen=1 origin 2> /dev/null || true
    base=$(git rev-parse --verify --quiet "$head^") || trouble "nothing says which revision to check from; set 'base'"
fi
have "$base" || git rev-parse --verify --quiet "$base^{commit}" > /dev/null || fetch "$base" || trouble "the revision $base cannot be had"
for more in 50 500 5000; do
    git merge-base "$base" "$head" > /dev/null 2>&1 && break
    git fetch --quiet --no-tags --deepen="$more" origin "$base" 2> /dev/null || true
    git fetch --quiet --no-tags --deepen="$more" origin "$head" 2> /dev/null || true
done
git merge-base "$base" "$head" > /dev/null 2>&1 || trouble "$base and $head have no commit in common"

folder=${RUNNER_TEMP:-$(mktemp -d)}/travaux
rm -rf "$folder" && mkdir -p "$folder"
lines() { printf '%s\n' "$1" | sed 's/[[:space:]]*$//' | grep -v '^$' || true; }
options=() paths=()
while IFS= read -r line; do [ -z "$line" ] || options+=("$line"); done < <(lines "${INPUT_OPTIONS:-}")
while IFS= read -r line; do [ -z "$line" ] || paths+=("$line"); done < <(lines "${INPUT_PATHS:-}")

status=0
"$travaux" check --git "$base...$head" ${options[@]+"${options[@]}"} --format github \
    -o - -o "$folder/travaux.sarif" -o "$folder/travaux.html" -o "$folder/travaux.json" -o "$folder/summary.md" \
    -- ${paths[@]+"${paths[@]}"} 2> "$folder/said" || status=$?
said=$(cat "$folder/said")
rm -f "$folder/said"
[ "$status" -le 1 ] || trouble "${said#travaux: }"
[ -z "$said" ] || printf '%s\n' "$said" >&2

# The platform takes a mebibyte.
head -c 1000000 "$folder/summary.md" >> "$GITHUB_STEP_SUMMARY"
rm -f "$folder/summary.md"
output folder "$folder"
output page "$folder/travaux.html"
output sarif "$folder/travaux.sarif"
output json "$folder/travaux.json"
output passed "$([ "$status" = 0 ] && echo true || echo false)"
output status "$status"
