# shellcheck shell=bash
# The class archive (class data sharing), which halves the time of a query. Sourced by scripts/csn, after
# jvm.sh.
# shellcheck disable=SC2154 # root, java, what build.sh and jvm.sh set

# Sets archive to the fitting archive, which is created if missing; empty if there is none.
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

# Whether this JDK made the archive from this jar at this path. The JVM ignores another one, such as that
# of a copied project, but starts more slowly than without any.
archive_fits() {
  local found
  [[ -e $archive && ! $archive.of -nt $jar && ! $archive.of -ot $jar ]] || return 1
  IFS= read -r -d '' found 2>/dev/null <"$archive.of" || true # read reports the end of the file
  [[ $found == "$archive_of"$'\n' ]]
}

# Creates a static archive: only this kind can hold picocli, whose class files are of Java 5.
archive_classes() {
  [[ -w $root/target ]] || return 0
  (
    # If two commands find no archive, one creates it and the other runs without.
    ! command -v flock >/dev/null || flock -n 9 || exit 0
    remove_abandoned "$root/target" 'archive.??????'
    new=$(mktemp -d "$root/target/archive.XXXXXX") || exit 0
    trap 'rm -rf -- "$new"' EXIT
    # The JVM crashes on a truncated archive, so only a whole one gets the name. An empty file means that
    # no archive can be created here.
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
