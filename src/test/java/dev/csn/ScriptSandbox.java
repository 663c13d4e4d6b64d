package dev.csn;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.csn.io.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A copy of the project's scripts with a stand-in JDK and a stand-in Maven, to run them in. */
final class ScriptSandbox {
  /** All that the scripts may call; no package manager among them. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cp",
          "dirname",
          "env",
          "find",
          "flock",
          "getconf",
          "grep",
          "ln",
          "mkdir",
          "mktemp",
          "mv",
          "nproc",
          "ps",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sha256sum",
          "shasum",
          "sleep",
          "sort",
          "touch",
          "wc");

  /** Prints what it was given; as the JVM does, leaves a class list and an archive if asked to. */
  private static final String JAVA =
      """
      for argument; do
        case $argument in
          -XX:DumpLoadedClassList=*) echo classes >"${argument#*=}"; exit ;;
          -XX:SharedClassListFile=*) list=$(cat "${argument#*=}") ;;
          -XX:SharedArchiveFile=*)
            if [[ ${list:-} == classes ]]; then
              echo archive >"${argument#*=}"
              if [[ -n ${STUB_CRASH:-} ]]; then kill -ABRT $$; fi
              exit
            fi ;;
        esac
      done
      printf '%s\\n' "$PWD" "threads $OMP_NUM_THREADS" ${CSN_NATIVE:+"native libraries in $CSN_NATIVE"} "$@"
      if [[ -n ${STUB_TELLS:-} ]]; then echo "${!STUB_TELLS:-}"; fi
      exit "${STUB_EXIT:-0}"
      """;

  private static final String MAVEN =
      """
      if [[ $1 == -v ]]; then echo "Apache Maven ${STUB_MAVEN:-3.9.9}"; exit; fi
      echo "build in $PWD: $*" >>builds
      if [[ $* == *package ]]; then cat; fi # hangs if it gets the input that is meant for csn
      echo "[ERROR] what Maven said"
      sleep "${STUB_BUILD_SECONDS:-0}"
      if [[ -e broken ]]; then exit 1; fi
      built=target
      if [[ $* == *'-f src/spark/pom.xml'* ]]; then
        built=target/spark
        mkdir -p $built/home/jars
        echo Spark >$built/home/jars/spark-1.jar
      fi
      mkdir -p $built/lib
      echo "${STUB_LIBRARY:-as tested}" >$built/lib/library-1.jar
      for argument; do
        case $argument in
          *.outputFile=*) echo libraries.jar >"${argument#*=}" ;;
          -Dman.directory=*)
            mkdir -p "${argument#*=}/adoc"
            for page in ${STUB_PAGES:-csn csn-query}; do echo "$page" >"${argument#*=}/$page.1"; done
            exit ;;
        esac
      done
      if [[ -n ${STUB_EDITS:-} ]]; then touch "$STUB_EDITS"; fi
      echo "jar of process $$" >$built/csn.jar
      """;

  final Path directory;
  final Path project;
  final Path tools;

  ScriptSandbox(Path temporary) throws IOException {
    directory = temporary.toRealPath();
    project = Files.createDirectories(directory.resolve("the project"));
    tools = Files.createDirectories(directory.resolve("tools"));
    Files.createDirectories(project.resolve("scripts"));
    for (String script :
        List.of(
            "csn",
            "archive.sh",
            "bench",
            "build.sh",
            "example-images",
            "fuzz",
            "install",
            "jvm.sh",
            "spark-build",
            "spark-cluster",
            "test",
            "quickstart",
            "toolchain.sh")) {
      Files.copy(Path.of("scripts", script), project.resolve("scripts").resolve(script));
    }
    Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(project.resolve("src/main/java/A.java"), "");
    Files.createDirectories(project.resolve("src/spark/main"));
    Files.createDirectories(project.resolve("src/spark/build"));
    Path pins = Files.createDirectories(project.resolve("src/build"));
    for (String pom : List.of("pom.xml", "src/build/pom.xml", "src/spark/pom.xml")) {
      Files.writeString(project.resolve(pom), "");
    }
    Files.writeString(
        pins.resolve("libraries.sha256"),
        Sha256.of("as tested\n".getBytes(UTF_8)) + "  library-1.jar\n");
    TOOLS.forEach(this::tool);
    Files.writeString(
        pins.resolve("libraries-spark.sha256"),
        Sha256.of("Spark\n".getBytes(UTF_8)) + "  spark-1.jar\n");
    jdk("jdk", "17.0.1");
    script(tools.resolve("mvn"), MAVEN);
  }

  private void tool(String name) {
    for (String bin : System.getenv("PATH").split(":", -1)) {
      Path real = Path.of(bin, name);
      if (Files.isExecutable(real)) {
        script(tools.resolve(name), "exec '" + real + "' \"$@\"\n");
        return;
      }
    }
  }

  /** A JDK of that version in {@code directory/name}. */
  void jdk(String name, String version) throws IOException {
    Path bin = Files.createDirectories(directory.resolve(name).resolve("bin"));
    script(bin.resolve("java"), JAVA);
    script(bin.resolve("javac"), "echo javac " + version);
    Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private static void script(Path file, String content) {
    try {
      Files.writeString(file, "#!/bin/bash\n" + content);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command left: its exit code, standard output by line, standard error. */
  record Result(int exit, List<String> out, String err) {
    /** What followed the main class's name. */
    List<String> arguments() {
      return out.subList(out.indexOf("dev.csn.Main") + 1, out.size());
    }
  }

  /** Runs {@code scripts/csn} from outside the project. */
  Result csn(Map<String, String> environment, String... arguments) throws Exception {
    return run(directory, project.resolve("scripts/csn"), environment, arguments);
  }

  Result run(
      Path workingDirectory, Path script, Map<String, String> environment, String... arguments)
      throws Exception {
    Process process = start(workingDirectory, script, environment, arguments);
    return new Result(
        Hang.exit(process),
        Files.readAllLines(directory.resolve("out")),
        Files.readString(directory.resolve("err")));
  }

  Process start(
      Path workingDirectory, Path script, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    return builder.start();
  }

  /** The builds so far: where, and Maven's arguments. */
  List<String> builds() throws IOException {
    return Files.readAllLines(project.resolve("builds"));
  }
}
