# shellcheck shell=bash
# The JVM that a command runs in: its options and its environment. Sourced by scripts/csn, after
# build.sh.
# shellcheck disable=SC2034 # flags and classpath are for scripts/csn
# shellcheck disable=SC2154 # main, root and what build.sh sets

language=${LC_ALL:-${LC_CTYPE:-${LANG:-}}} # the terminal's; find_jdk may set another for Java

# Sets master, the cluster's URL if there is one, and long, whether the command runs long.
scan_arguments() {
  local argument previous=
  master=
  long=
  case ${1:-} in
    train | study | evaluate | embed | index | prepare-data) long=yes ;;
  esac
  for argument; do
    case $previous:$argument in
      *:--) break ;;
      --master:*) master=$argument ;;
      *:--master=*) master=${argument#*=} ;;
      *:--queries | *:--queries=*) long=yes ;;
    esac
    previous=$argument
  done
}

# Sets flags and classpath, which all commands of a build share.
set_flags() {
  flags=(
    -Xmx2g
    -Dorg.bytedeco.javacpp.maxbytes=4g         # arrays outside the heap
    -Dorg.bytedeco.javacpp.maxphysicalbytes=0  # pages of mapped datasets count as resident
    -XX:+UseSerialGC                           # no threads beside the matrix products'
    -Djava.awt.headless=true
    # Allows native code and sun.misc.Unsafe, of which new JDKs warn; older ones ignore the flag.
    --enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow
    # Standard output is for results, so an archive that does not fit is ignored in silence.
    -XX:+DisplayVMOutputToStderr -Xlog:disable '-Xlog:all=warning,cds*=off:stderr' -Xshare:auto
  )
  if ((${#pom[@]} == 0)); then
    flags+=('-Djdk.serialFilter=!*') # no library makes objects of what a file names
    classpath=$jar
  else
    # Spark sends its tasks as Java objects and needs access to internals of the JDK.
    flags+=(
      @"$root/src/spark/build/jvm.options"
      -Dlogback.configurationFile=logback-spark.xml
      -Dspark.jars="$built/csn-spark.jar"
    )
    classpath="$jar:$built/home/jars/*"
  fi
}

# Adds flags that depend on the command, its terminal and its directory.
add_flags_of_command() {
  local typed
  # Java 17 can only tell whether all streams together are a terminal.
  if [[ -t 2 && ${TERM:-} != dumb ]]; then
    flags+=(-Dcsn.terminal=true)
  fi
  if [[ -t 1 ]]; then
    shopt -s checkwinsize
    (:) # after which bash knows the width
    flags+=(-Dcsn.terminal.out=true -Dcsn.terminal.columns="${COLUMNS:-0}")
    case $language in
      *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) flags+=(-Dcsn.terminal.utf8=true) ;;
    esac
  fi
  # Hints name csn's own files as the user must type them here.
  if [[ ! . -ef $root ]]; then
    printf -v typed '%q' "$root/"
    flags+=(-Dcsn.home="$root/" -Dcsn.typed="$typed")
  fi
  if [[ $main == dev.csn.Main && -z $long$master ]]; then
    flags+=(-XX:TieredStopAtLevel=1) # over before the second compiler would pay
  fi
  if [[ -n $archive ]]; then
    flags+=(-XX:SharedArchiveFile="$archive")
  fi
}

# Exports the settings of native threads and of Spark.
set_environment() {
  case $master in
    '') export OMP_NUM_THREADS=${OMP_NUM_THREADS:-$(physical_cores)} ;;
    *) export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} ;; # a task has one core, and as many tasks run as there are
  esac
  case $master in
    *,*) ;;
    local* | spark://127.0.0.1:* | spark://localhost:*) export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} ;;
  esac
  # Native threads spin while they wait for one another, which makes training many times slower on a
  # busy machine: let them sleep soon.
  export GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-2000} OPENBLAS_THREAD_TIMEOUT=${OPENBLAS_THREAD_TIMEOUT:-4}
}
