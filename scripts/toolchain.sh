# shellcheck shell=bash
# Finds the JDK and Maven, and installs them on Debian and Ubuntu as root.
# Sourced by the other scripts.
# shellcheck disable=SC2034 # java and jdk_version are for them
# shellcheck disable=SC2154 # scripts is theirs

fail() {
  printf 'csn: %s\n' "$1" >&2
  exit 1
}

# Sets java, jdk_version and jdk_release, which identifies the JDK; Maven gets the same JDK.
find_jdk() {
  # Java separates class paths by colons and has no escape for them.
  [[ $scripts != *:* ]] \
    || fail "Java cannot run from a folder with ':' in its path: move or rename ${scripts%/*}"
  use_utf8
  use_jdk && return
  install_packages openjdk-17-jdk-headless && use_jdk && return
  fail 'needs a JDK, 17 or newer: install one (Debian, Ubuntu: openjdk-17-jdk-headless) or set JAVA_HOME'
}

# Sets mvn.
find_maven() {
  use_maven && return
  install_packages maven && use_maven && return
  fail 'needs Maven, 3.8 or newer: install it (Debian, Ubuntu: maven)'
}

use_jdk() {
  if [[ -n ${JAVA_HOME:-} ]] && is_jdk_17 "$JAVA_HOME/bin"; then
    java=$JAVA_HOME/bin/java
    return
  fi
  hash -r # what was installed a moment ago
  local javac home
  javac=$(command -v javac) || return 1
  home=$(dirname -- "$(dirname -- "$(readlink -f -- "$javac")")")
  if is_jdk_17 "$home/bin"; then
    export JAVA_HOME=$home
    java=$home/bin/java
  elif is_jdk_17 "$(dirname -- "$javac")"; then # a version manager's stand-in for the real one
    unset JAVA_HOME
    java=$(dirname -- "$javac")/java
  else
    return 1
  fi
}

is_jdk_17() {
  local bin=$1 pattern
  [[ -x $bin/java && -x $bin/javac ]] || return 1
  # Most JDKs hold their version in a file: starting one to ask would double csn's own start.
  jdk_release=
  if [[ -r $bin/../release ]]; then
    IFS= read -r -d '' jdk_release <"$bin/../release" || true # read reports the end of the file
  fi
  if [[ $jdk_release != *JAVA_VERSION=* ]]; then
    jdk_release=$("$bin/javac" -version 2>&1) || return 1
  fi
  pattern='(JAVA_VERSION="?|javac )(([0-9]+)[0-9.]*)'
  [[ $jdk_release =~ $pattern ]] || return 1
  jdk_version=${BASH_REMATCH[2]}
  ((10#${BASH_REMATCH[3]} >= 17))
}

use_maven() {
  hash -r
  local version
  mvn=$(command -v mvn) || return 1
  version=$("$mvn" -v 2>/dev/null </dev/null) || return 1
  [[ $version =~ Apache\ Maven\ ([0-9]+)\.([0-9]+) ]] || return 1
  ((BASH_REMATCH[1] > 3 || (BASH_REMATCH[1] == 3 && BASH_REMATCH[2] >= 8)))
}

install_packages() {
  [[ $EUID -eq 0 && -e /etc/debian_version ]] && command -v apt-get >/dev/null || return 1
  printf 'csn: installing %s\n' "$*" >&2
  {
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
  } </dev/null >&2
}

# The caller's directory must exist: otherwise the JVM only says that it could not start.
require_directory() {
  [[ $PWD == /* && . -ef $PWD ]] || fail 'the working directory is gone: go to another'
}

# Without a locale, or with one of which any category is not installed, such as a LC_TIME that ssh
# brings along, Java takes file names for ASCII and finds none that has an umlaut. Bash tells: it
# warns of what is not installed; and where letters are ASCII, an umlaut of UTF-8 is two characters,
# and byte 344, a letter in every alphabet of one byte a letter, is none.
# shellcheck disable=SC2030,SC2031 # what the subshell sets is only to be warned of
use_utf8() {
  local umlaut=$'\303\274' category warnings=
  if [[ -z ${LC_ALL:-} ]]; then
    warnings=$({
      for category in LANG LC_{CTYPE,NUMERIC,TIME,COLLATE,MONETARY,MESSAGES} \
        LC_{PAPER,NAME,ADDRESS,TELEPHONE,MEASUREMENT,IDENTIFICATION}; do
        LC_ALL=${!category:-C}
      done
    } 2>&1)
  fi
  if [[ -n $warnings ]] || { ((${#umlaut} != 1)) && [[ $'\344' != [[:alpha:]] ]]; }; then
    export LC_ALL=C.UTF-8
  fi
}

# The cores that this process may use. Two threads of one core count once: more threads than cores
# slow matrix products down, and more than a container's share stall them.
physical_cores() {
  local cores least quota period
  least=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
  cores=$(cat /sys/devices/system/cpu/cpu[0-9]*/topology/thread_siblings_list 2>/dev/null | sort -u | wc -l) \
    || cores=$(sysctl -n hw.physicalcpu 2>/dev/null) || cores=$least
  least=$((cores < least ? cores : least))
  if read -r quota period 2>/dev/null </sys/fs/cgroup/cpu.max && [[ $quota != max ]]; then
    cores=$(((quota + period - 1) / period))
    least=$((cores < least ? cores : least))
  fi
  echo "$least"
}

# Removes directories that killed scripts left, by a name pattern and their age: a process id means
# nothing on another host or container, and no script needs one for an hour.
remove_abandoned() {
  find "$1" -mindepth 1 -maxdepth 1 -type d -name "$2" -mmin +60 -exec rm -rf -- {} + 2>/dev/null || true
}

# Prints the SHA-256 and the name of each jar in a directory.
sha256() {
  local sum=(sha256sum --)
  command -v sha256sum >/dev/null || sum=(shasum -a 256 --) # macOS
  # Windows marks binary files with an asterisk.
  (cd -- "$1" && "${sum[@]}" ./*.jar) | sed 's: [ *]\./:  :'
}

# Compiles the tests and writes the class path of their libraries to a file.
compile_tests() {
  "$mvn" -q -B test-compile dependency:build-classpath -Dmdep.includeScope=test \
    -Dmdep.outputFile="$1" </dev/null >&2
}
