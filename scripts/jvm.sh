# shellcheck shell=bash
# The JVM that a command runs in: its options and its environment. Sourced by scripts/csn, after
# build.sh.
# shellcheck disable=SC2034 # flags and classpath are for scripts/csn
# shellcheck disable=SC2154 # main, root and what build.sh sets

language=${LC_ALL:-${LC_CTYPE:-${LANG:-}}} # the terminal's; find_jdk may set another for Java

# Sets master, the cluster that does the work if one does, and long, whether there is much of it.
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

# Sets flags and classpath to those that all commands of a build have in common.
set_flags() {
  flags=(
    -Xmx2g
    -Dorg.bytedeco.javacpp.maxbytes=4g         # arrays outside the heap
    -Dorg.bytedeco.javacpp.maxphysicalbytes=0  # pages of mapped datasets count as resident
    -XX:+UseSerialGC                           # no threads beside the matrix products'
    -Djava.awt.headless=true
    # Calls of native code and of sun.misc.Unsafe, of which a new JDK warns; an older one ignores this.
    --enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow
    # Standard output is for results. An archive that does not fit is passed over in silence.
    -XX:+DisplayVMOutputToStderr -Xlog:disable '-Xlog:all=warning,cds*=off:stderr' -Xshare:auto
  )
  if ((${#pom[@]} == 0)); then
    flags+=('-Djdk.serialFilter=!*') # no library makes objects of what a file names
    classpath=$jar
  else
    # Spark sends its tasks as Java objects, and opens what the JDK keeps closed.
    flags+=(
      @"$root/src/spark/build/jvm.options"
      -Dlogback.configurationFile=logback-spark.xml
      -Dspark.jars="$built/csn-spark.jar"
    )
    classpath="$jar:$built/home/jars/*"
  fi
}

# Adds what depends on the command, its terminal and its directory.
add_flags_of_command() {
  local typed
  # Java can tell whether there is a terminal for all streams together only.
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
  # Hints name files that come with csn, as they are to be typed here.
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
  # Native threads spin while they wait for each other. That is quick on an idle machine, and makes a
  # training many times slower on one that does anything else: let them sleep soon.
  export GOMP_SPINCOUNT=${GOMP_SPINCOUNT:-2000} OPENBLAS_THREAD_TIMEOUT=${OPENBLAS_THREAD_TIMEOUT:-4}
}
