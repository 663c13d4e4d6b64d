# shellcheck shell=bash
# Builds csn if its sources have changed. Sourced by the scripts that run it, after toolchain.sh.
# shellcheck disable=SC2154 # root is theirs

built=$root/target
jar=$built/csn.jar
pom=() # Maven's option for another than the usual one
sources=("$root/pom.xml" "$root/src/build/pom.xml" "$root/src/main")
libraries=("$built/lib")
pins=("$root/src/build/libraries.sha256")

# Chooses the build for clusters.
use_spark() {
  built=$root/target/spark
  jar=$built/csn.jar
  pom=(-f src/spark/pom.xml)
  sources=("$root/src/spark/pom.xml" "$root/src/build/pom.xml" "$root/src/main"
    "$root/src/spark/main" "$root/src/spark/build")
  libraries=("$built/lib" "$built/home/jars")
  pins+=("$root/src/build/libraries-spark.sha256")
}

stale() {
  [[ ! -e $jar || -n $(find "${sources[@]}" -newer "$jar" -print -quit) ]]
}

build() {
  local log=$built/build.log started=$built/build.started
  # The compiler gets paths from a file of lines.
  [[ $root != *$'\n'* ]] || fail 'cannot be built in a folder with a line break in its path: rename it'
  find_maven
  mkdir -p "$built"
  (
    trap 'exit 130' INT # Maven's own code would make it look like a failed build
    # If two commands find csn unbuilt, one builds and the other waits.
    ! command -v flock >/dev/null || flock 9
    stale || exit 0
    echo "csn: building; Maven's output goes to $log" >&2
    touch "$started"
    remove_old_libraries
    rm -f -- "$built"/csn*.jsa "$built"/csn*.jsa.of # of the jar that was
    rm -f -- "$jar" # rather than overwritten: a training that still runs keeps reading the old one
    if ! (cd -- "$root" && "$mvn" -q -B --strict-checksums ${pom[@]+"${pom[@]}"} \
      -Dmaven.test.skip package) \
      </dev/null >"$log" 2>&1; then
      cat "$log" >&2
      fail 'the build failed'
    fi
    require_pinned
    touch -r "$started" "$jar" # so that what was edited meanwhile counts as newer
  ) 9>"$built/build.lock"
}

# Refuses libraries that differ from those that csn was tested with.
require_pinned() {
  local sums others directory status pin files=()
  for pin in "${pins[@]}"; do
    files+=(-f "$pin")
  done
  for directory in "${libraries[@]}"; do
    sums=$(sha256 "$directory") || fail "cannot read the libraries in $directory"
    status=0
    others=$(grep -vxF "${files[@]}" <<<"$sums") || status=$? # 1: no others
    if ((status != 1)); then
      rm -f -- "$jar"
      fail "other libraries than ${pins[*]} names: ${others//$'\n'/, }"
    fi
  done
}

# Libraries of other versions, which Maven leaves behind.
remove_old_libraries() {
  local library directory
  for directory in "${libraries[@]}"; do
    for library in "$directory"/*.jar; do
      grep -qF "  ${library##*/}" "${pins[@]}" || rm -f -- "$library"
    done
  done
}
