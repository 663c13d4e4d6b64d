# shellcheck shell=bash
# Finds the JDK and the Maven that csn is built and run with, and installs them where it may.
# Sourced by the other scripts.

fail() {
  printf 'csn: %s\n' "$1" >&2
  exit 1
}

# Sets java; Maven gets the same JDK.
find_jdk() {
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

# shellcheck disable=SC2034 # java is for the scripts that source this
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
  local bin=$1 version
  [[ -x $bin/java && -x $bin/javac ]] || return 1
  # Most JDKs hold their version in a file: starting one to ask would double csn's own start.
  version=$(grep -s '^JAVA_VERSION=' "$bin/../release") || version=$("$bin/javac" -version 2>&1) || return 1
  [[ $version =~ [0-9]+ ]] && ((10#${BASH_REMATCH[0]} >= 17))
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

# The SHA-256 of each jar in a directory, and its name.
sha256() {
  local sum=(sha256sum --)
  command -v sha256sum >/dev/null || sum=(shasum -a 256 --) # macOS
  # Windows marks with an asterisk what it reads as bytes.
  (cd -- "$1" && "${sum[@]}" ./*.jar) | sed 's: [ *]\./:  :'
}

# Compiles the tests and writes their class path, that of libraries, to a file.
compile_tests() {
  "$mvn" -q -B test-compile dependency:build-classpath -Dmdep.includeScope=test \
    -Dmdep.outputFile="$1" </dev/null >&2
}
