#!/usr/bin/env bash
# Fuzzes the program for a time: Tests/Fuzz/run.sh SECONDS [FOLDER] [server]
#
# Documents through parser and linter; with `server`, sequences of edits and requests through the server's main loop.
# FOLDER keeps the inputs that were found to matter, from one run to the next; without it they go with the run.
# A broken property or a trap ends the run with a code other than 0 and leaves the input in .build/fuzz-failures.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
what=${3:-documents}

# What is fuzzed, in the order of imports. FUZZ_RULES: the target calls the linter too. The formatter is held to the
# properties of its tests.
modules=(BiaoSyntax BiaoValues BiaoLibrary BiaoModel BiaoRules BiaoFormat)
targets=(Tests/Fuzz/Fuzz.swift Tests/BiaoFormatTests/FormatProperties.swift)
defines=(-D FUZZ_RULES)
if [[ $what == server ]]; then
  modules+=(BiaoWorkspace BiaoFeatures BiaoServer)
  targets=(Tests/Fuzz/FuzzServer.swift)
  defines=()
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# -Ounchecked would remove the very traps that are looked for.
flags=(-O -wmo -parse-as-library -sanitize=fuzzer -package-name hebiao -swift-version 6 -suppress-warnings -I "$scratch"
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility)

objects=()
for module in "${modules[@]}"; do
  mapfile -d '' -t sources < <(find "Sources/$module" -name '*.swift' -print0 | sort -z)
  if [[ $module == BiaoLibrary ]]; then
    # SwiftPM makes this of the embedded files; here the same is made by hand.
    embedded="$scratch/PackageResources.swift"
    {
      echo 'struct PackageResources {'
      for file in Sources/BiaoLibrary/*/*; do
        name=$(basename "$file" | tr -c 'a-zA-Z0-9\n' '_')
        printf 'static let %s: [UInt8] = Array(##"""\n%s\n"""##.utf8)\n' "$name" "$(cat "$file")"
      done
      echo '}'
    } > "$embedded"
    sources+=("$embedded")
  fi
  own=()
  # The server's parts are its own; the harness looks into them as a test does.
  if [[ $module == BiaoServer ]]; then own=(-enable-testing); fi
  swiftc "${flags[@]}" "${own[@]}" -module-name "$module" -emit-module -emit-module-path "$scratch/$module.swiftmodule" \
    -c "${sources[@]}" -o "$scratch/$module.o"
  objects+=("$scratch/$module.o")
done
swiftc "${flags[@]}" -module-name Fuzzed "${defines[@]}" "${targets[@]}" "${objects[@]}" -o "$scratch/fuzz"

# Words of the language, so that mutations make lines that mean something.
dictionary="$scratch/words.dict"
for word in '@form ' '@template ' '@extends ' '@unit ' '@check ' '@total ' '@表 ' '@模板 ' '  ' '> ' '| ' '- ' ': ' '：' '（' '）' \
  '％' '万元' '≥ ' '以上' '不低于' '较上年' '绩效指标' '产出指标' 'amount' 'required' 'parts of ' 'sum(' 'total 100' \
  '# hebiao-ignore ' '1,245.61' '100%'; do
  # libFuzzer reads bytes beyond ASCII as \xAB only.
  printf '"%s"\n' "$(printf '%s' "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
done > "$dictionary"

seeds="$scratch/seeds"
mkdir "$seeds"
index=0
while IFS= read -r -d '' file; do
  cp "$file" "$seeds/$index-$(basename "$file" | tr -c 'a-zA-Z0-9.\n' '_')"
  index=$((index + 1))
done < <(find grammar/examples Sources/BiaoLibrary Tests -name '*.biao' -print0 2>/dev/null | sort -z)

corpus=${2:-"$scratch/corpus"}
mkdir -p "$corpus" .build/fuzz-failures
log="$scratch/log"
# Swift's own handler of traps would come before libFuzzer's, which keeps the input.
export SWIFT_BACKTRACE=enable=no
if "$scratch/fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -dict="$dictionary" \
  -artifact_prefix=.build/fuzz-failures/ -print_final_stats=1 -verbosity=0 "$corpus" "$seeds" > "$log" 2>&1; then
  grep '^stat::' "$log"
else
  tail -n 80 "$log"
  echo "The input is in .build/fuzz-failures." >&2
  exit 1
fi
