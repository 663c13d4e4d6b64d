# shellcheck shell=bash
# The class archive, which halves the time that a query takes: the classes that commands load, in the
# form that the JVM holds them in. Sourced by scripts/csn, after jvm.sh.
# shellcheck disable=SC2154 # root, java, what build.sh and jvm.sh set

# Sets archive to the one that fits, made if need be; to nothing if there is none.
use_archive() {
  archive=
  ((${#pom[@]} == 0)) || return 0
  archive=$root/target/csn-$jdk_version.jsa
  archive_of=$java$'\n'$jar$'\n'$jdk_release
  archive_fits || archive_classes
  if [[ ! -s $archive ]] || ! archive_fits; then
    archive=
  fi
}

# Whether the archive was made of this jar at this place by this JDK. The JVM passes over one that
# was not, as a copy of the project has it, but starts later than without any.
archive_fits() {
  local found
  [[ -e $archive && ! $archive.of -nt $jar && ! $archive.of -ot $jar ]] || return 1
  IFS= read -r -d '' found 2>/dev/null <"$archive.of" || true # read reports the end of the file
  [[ $found == "$archive_of"$'\n' ]]
}

# Makes the archive. Of the two kinds the static one: only it can hold picocli, whose class files are
# of Java 5.
archive_classes() {
  [[ -w $root/target ]] || return 0
  (
    # Of two commands that find no archive, one makes it and the other does without.
    ! command -v flock >/dev/null || flock -n 9 || exit 0
    remove_abandoned "$root/target" 'archive.??????'
    new=$(mktemp -d "$root/target/archive.XXXXXX") || exit 0
    trap 'rm -rf -- "$new"' EXIT
    # The JVM crashes on an archive cut short, so only a whole one gets the name. An empty one says
    # that there is no making one here.
    making=("${flags[@]}" -XX:ErrorFile="$new/crash.log" -Djava.io.tmpdir="$new")
    if ! {
      "$java" "${making[@]}" -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList="$new/classes" \
        -cp "$jar" dev.csn.cli.WarmUp \
        && "$java" "${making[@]}" -Xshare:dump -XX:SharedClassListFile="$new/classes" \
          -XX:SharedArchiveFile="$new/csn.jsa" -cp "$jar"
    } </dev/null >/dev/null 2>&1; then
      rm -f -- "$new/csn.jsa"
    fi
    touch "$new/csn.jsa"
    printf '%s\n' "$archive_of" >"$new/of"
    touch -r "$jar" "$new/of"
    rm -f -- "$archive.of" # first, so that it never stands beside another archive
    mv -f -- "$new/csn.jsa" "$archive"
    mv -f -- "$new/of" "$archive.of"
  ) 2>/dev/null 9>"$built/build.lock" || true
}
