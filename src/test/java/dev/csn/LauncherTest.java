package dev.csn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.csn.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, run in a copy of the project with a stand-in JDK and a stand-in Maven. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("slow")
class LauncherTest {
  @TempDir Path temporary;
  private ScriptSandbox box;

  @BeforeEach
  void copyTheScripts() throws IOException {
    box = new ScriptSandbox(temporary);
  }

  @Test
  void argumentsReachTheToolAsTheyAre() throws Exception {
    String[] awkward = {"query", "two words", "", "*", "$(touch evil)", "`x`", "a;b", "-k", "\"'"};
    assertEquals(List.of(awkward), box.csn(Map.of(), awkward).arguments());
    assertFalse(Files.exists(box.directory.resolve("evil")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "-rf",
        "--",
        "~",
        "$HOME/*",
        "${IFS}",
        "$(touch evil)",
        "`touch evil`",
        "x; touch evil",
        "x && touch evil",
        "x | touch evil",
        "x > evil",
        "it's \"quoted\" \\",
        "line\nnext",
        " blank ends\t",
        "!!",
        "a=b,c=[d]{e,f}",
        "über/年"
      })
  void whateverAPathHoldsIsAPath(String value) throws Exception {
    String[] arguments = {"query", "--run", value, "--image=" + value, "--set", "dataset=" + value};
    ScriptSandbox.Result result = box.csn(Map.of(), arguments);
    assertEquals(String.join("\n", arguments), String.join("\n", result.arguments()));
    assertFalse(Files.exists(box.directory.resolve("evil")));
    assertFalse(Files.exists(box.project.resolve("evil")));
  }

  @Test
  void aProjectWithAnAwkwardPathIsRunAllTheSame() throws Exception {
    Path moved = box.directory.resolve("-a 'b' \"c\" $(touch evil) *;&");
    Files.move(box.project, moved);
    ScriptSandbox.Result result =
        box.run(box.directory, moved.resolve("scripts/csn"), Map.of(), "evaluate");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains(moved.resolve("target/csn.jar").toString()));
    assertFalse(Files.exists(box.directory.resolve("evil")));
  }

  @Test
  void theUsersJvmOptionsAreWordsAndNothingElse() throws Exception {
    String options = "-Da=$(touch evil) `touch evil`\n-Db='c d';touch";
    List<String> out = box.csn(Map.of("CSN_JAVA_OPTS", options), "evaluate").out();
    int first = out.indexOf("-Da=$(touch");
    assertEquals(
        List.of("-Da=$(touch", "evil)", "`touch", "evil`", "-Db='c", "d';touch", "-cp"),
        out.subList(first, first + 7));
    assertFalse(Files.exists(box.directory.resolve("evil")));
  }

  @Test
  void noLibraryMayMakeObjectsOfWhatAFileNames() throws Exception {
    for (String verb : List.of("train", "query")) {
      assertTrue(box.csn(Map.of(), verb).out().contains("-Djdk.serialFilter=!*"), verb);
    }
  }

  @Test
  void nativeCodeIsCalledWithoutAWarningOfTheJvms() throws Exception {
    for (String verb : List.of("train", "query")) {
      List<String> flags = box.csn(Map.of(), verb).out();
      assertTrue(flags.contains("--enable-native-access=ALL-UNNAMED"), verb);
      assertTrue(flags.contains("-Dsun.misc.unsafe.memory.access=allow"), verb);
    }
  }

  @Test
  void nativeLibrariesAreUnpackedBesideTheJarUnlessTheUserNamesAPlace() throws Exception {
    Path beside = box.project.resolve("target/native");
    assertTrue(box.csn(Map.of(), "train").out().contains("native libraries in " + beside));
    assertTrue(
        box.csn(Map.of("CSN_NATIVE", "/other"), "train")
            .out()
            .contains("native libraries in /other"));
  }

  @Test
  void aLibraryThatIsNotThePinnedOneIsNotRun() throws Exception {
    Path pins = box.project.resolve("src/build/libraries.sha256");
    String sum = Sha256.of("another\n".getBytes(UTF_8));
    ScriptSandbox.Result result = box.csn(Map.of("STUB_LIBRARY", "another"), "evaluate");
    assertEquals(1, result.exit());
    assertEquals(List.of(), result.out());
    assertTrue(
        result
            .err()
            .endsWith(
                "\ncsn: other libraries than " + pins + " names: " + sum + "  library-1.jar\n"),
        result.err());
    assertEquals(1, box.csn(Map.of("STUB_LIBRARY", "another"), "evaluate").exit(), "a second try");
    assertEquals(0, box.csn(Map.of(), "evaluate").exit());
  }

  @Test
  void withoutPinsNothingIsRun() throws Exception {
    Files.delete(box.project.resolve("src/build/libraries.sha256"));
    assertEquals(1, box.csn(Map.of(), "evaluate").exit());
  }

  @Test
  void whatAnotherVersionLeftBehindIsNoObstacle() throws Exception {
    Path lib = Files.createDirectories(box.project.resolve("target/lib"));
    Path old = Files.writeString(lib.resolve("library-0.jar"), "");
    assertEquals(0, box.csn(Map.of(), "evaluate").exit());
    assertFalse(Files.exists(old));
  }

  @Test
  void theToolRunsWhereItsCallerIsAlsoThroughASymlink() throws Exception {
    Path elsewhere = Files.createDirectories(box.directory.resolve("else where"));
    Path link =
        Files.createSymbolicLink(elsewhere.resolve("csn"), box.project.resolve("scripts/csn"));
    ScriptSandbox.Result result = box.run(elsewhere, link, Map.of(), "evaluate");
    assertEquals(0, result.exit(), result.err());
    assertEquals(elsewhere.toString(), result.out().get(0));
    assertTrue(result.out().contains(box.project.resolve("target/csn.jar").toString()));
  }

  @Test
  void theToolsExitCodeIsTheScripts() throws Exception {
    assertEquals(3, box.csn(Map.of("STUB_EXIT", "3")).exit());
    assertEquals(0, box.csn(Map.of("STUB_EXIT", "0")).exit());
  }

  @Test
  void theFirstRunBuildsWithOneLineOfNoticeOnStandardError() throws Exception {
    ScriptSandbox.Result first = box.csn(Map.of(), "evaluate");
    assertEquals(
        List.of("build in " + box.project + ": -q -B --strict-checksums -Dmaven.test.skip package"),
        box.builds());
    assertEquals(
        "csn: building; Maven's output goes to " + box.project + "/target/build.log\n",
        first.err());
    assertEquals(List.of("evaluate"), first.arguments());
    assertEquals("", box.csn(Map.of(), "evaluate").err());
    assertEquals(1, box.builds().size());
  }

  @Test
  void changedSourcesAreBuiltAgain() throws Exception {
    box.csn(Map.of());
    for (String source :
        List.of("pom.xml", "src/build/pom.xml", "src/main/java/A.java", "src/main/java")) {
      int before = box.builds().size();
      FileTime built = Files.getLastModifiedTime(box.project.resolve("target/csn.jar"));
      Files.setLastModifiedTime(
          box.project.resolve(source), FileTime.fromMillis(built.toMillis() + 10));
      box.csn(Map.of());
      box.csn(Map.of());
      assertEquals(before + 1, box.builds().size(), source);
    }
  }

  @Test
  void whatIsEditedDuringABuildIsBuiltTheNextTime() throws Exception {
    box.csn(Map.of("STUB_EDITS", "src/main/java/A.java"));
    box.csn(Map.of());
    box.csn(Map.of());
    assertEquals(2, box.builds().size());
  }

  @Test
  void aRunningToolKeepsItsJarWhenAnotherIsBuilt() throws Exception {
    box.csn(Map.of());
    Path jar = box.project.resolve("target/csn.jar");
    String before = Files.readString(jar);
    try (InputStream running = Files.newInputStream(jar)) {
      Files.delete(box.project.resolve("src/main/java/A.java"));
      box.csn(Map.of());
      assertNotEquals(before, Files.readString(jar));
      assertEquals(before, new String(running.readAllBytes(), UTF_8));
    }
  }

  @Test
  void aFailedBuildShowsWhatMavenSaidAndRunsNothing() throws Exception {
    Files.writeString(box.project.resolve("broken"), "");
    ScriptSandbox.Result result = box.csn(Map.of(), "evaluate");
    assertEquals(1, result.exit());
    assertEquals(List.of(), result.out());
    assertTrue(
        result.err().endsWith("[ERROR] what Maven said\ncsn: the build failed\n"), result.err());
    assertEquals(1, box.csn(Map.of(), "evaluate").exit());
    Files.delete(box.project.resolve("broken"));
    assertEquals(0, box.csn(Map.of(), "evaluate").exit());
  }

  @Test
  void ofTwoFirstRunsAtOnceOneBuilds() throws Exception {
    Path script = box.project.resolve("scripts/csn");
    Process first = box.start(box.directory, script, Map.of("STUB_BUILD_SECONDS", "0.5"));
    Process second = box.start(box.directory, script, Map.of("STUB_BUILD_SECONDS", "0.5"));
    assertEquals(0, first.waitFor());
    assertEquals(0, second.waitFor());
    if (Files.exists(box.tools.resolve("flock"))) {
      assertEquals(1, box.builds().size());
    }
  }

  @Test
  void theClassArchiveIsUsedOnceItIsWhole() throws Exception {
    Path archive = box.project.resolve("target/csn-17.0.1.jsa");
    String flag = "-XX:SharedArchiveFile=" + archive;
    assertTrue(box.csn(Map.of()).out().contains(flag));
    Files.writeString(archive, ""); // the sign that none could be made
    assertFalse(box.csn(Map.of()).out().contains(flag));
    try (Stream<Path> left = Files.list(box.project.resolve("target"))) {
      assertTrue(left.noneMatch(file -> file.getFileName().toString().startsWith("archive.")));
    }
  }

  @Test
  void whatAKilledLauncherLeftIsRemovedWhenItIsAnHourOld() throws Exception {
    box.csn(Map.of());
    Path target = box.project.resolve("target");
    Path old = Files.createDirectory(target.resolve("archive.aBc123"));
    Files.writeString(old.resolve("classes"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(2 * 3600)));
    Path young = Files.createDirectory(target.resolve("archive.aBc124"));
    Path other = Files.createDirectory(target.resolve("archives"));
    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    Files.delete(target.resolve("csn-17.0.1.jsa"));
    box.csn(Map.of());
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
    assertTrue(Files.exists(other));
  }

  @Test
  void aJvmThatCrashesOverTheArchiveCostsOnlyTheArchive() throws Exception {
    ScriptSandbox.Result first = box.csn(Map.of("STUB_CRASH", "yes"), "evaluate");
    assertEquals(0, first.exit());
    assertEquals(1, first.err().lines().count(), first.err()); // that it builds
    assertTrue(first.out().stream().noneMatch(o -> o.startsWith("-XX:SharedArchiveFile")));
    Path archive = box.project.resolve("target/csn-17.0.1.jsa");
    assertEquals(0, Files.size(archive));
    assertEquals("", box.csn(Map.of(), "evaluate").err());
    assertEquals(0, Files.size(archive), "tried again");
  }

  /** Whether a start uses a class archive that an earlier one made. */
  private boolean findsItsArchive(Path project, Map<String, String> environment) throws Exception {
    List<String> made = archives(project);
    ScriptSandbox.Result result =
        box.run(box.directory, project.resolve("scripts/csn"), environment, "query");
    assertEquals(0, result.exit(), result.err());
    assertEquals("", result.err());
    assertTrue(result.out().toString().contains("-XX:SharedArchiveFile=" + project));
    return made.equals(archives(project));
  }

  /** Each with what tells it from one that was made anew. */
  private static List<String> archives(Path project) throws IOException {
    List<String> archives = new ArrayList<>();
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsa")).sorted().toList()) {
        archives.add(file + " " + Files.readAttributes(file, BasicFileAttributes.class).fileKey());
      }
    }
    return archives;
  }

  @Test
  void aCopyOfTheProjectGetsAnArchiveOfItsOwn() throws Exception {
    box.csn(Map.of());
    assertTrue(findsItsArchive(box.project, Map.of()));
    Path copy = box.directory.resolve("a copy");
    copy(box.project, copy);
    assertFalse(findsItsArchive(copy, Map.of()));
    assertTrue(findsItsArchive(copy, Map.of()));
    Path moved = Files.move(copy, box.directory.resolve("moved"));
    assertFalse(findsItsArchive(moved, Map.of()));
    assertTrue(findsItsArchive(moved, Map.of()));
    // As a copy that was brought back to the same place.
    Path jar = moved.resolve("target/csn.jar");
    FileTime time = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusSeconds(1)));
    assertFalse(findsItsArchive(moved, Map.of()));
    assertTrue(findsItsArchive(moved, Map.of()));
  }

  /** As {@code cp -r} does: later files get later times. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.sorted().toList()) {
        Path copied = Files.copy(path, to.resolve(from.relativize(path).toString()));
        if (Files.isRegularFile(copied)) {
          Files.setPosixFilePermissions(copied, Files.getPosixFilePermissions(path));
        }
      }
    }
    FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 1000);
    Files.setLastModifiedTime(to.resolve("target/csn.jar"), later);
    Files.setLastModifiedTime(
        to.resolve("target/csn-17.0.1.jsa"), FileTime.fromMillis(later.toMillis() + 1000));
  }

  @Test
  void eachJdkGetsAnArchiveOfItsOwn() throws Exception {
    box.jdk("newer", "17.0.2");
    Map<String, String> newer = Map.of("JAVA_HOME", box.directory.resolve("newer").toString());
    box.csn(Map.of());
    assertFalse(findsItsArchive(box.project, newer));
    assertTrue(findsItsArchive(box.project, Map.of()));
    assertTrue(findsItsArchive(box.project, newer));
    // Another vendor's of the same version.
    Files.writeString(
        box.directory.resolve("newer/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.2\"\n");
    assertFalse(findsItsArchive(box.project, newer));
    assertTrue(findsItsArchive(box.project, newer));
    Files.delete(box.project.resolve("target/csn.jar"));
    box.csn(Map.of());
    assertEquals(1, archives(box.project).size(), "those of the jar before");
  }

  @Test
  void whileAnArchiveIsMadeOthersDoWithoutOne() throws Exception {
    Path flock = box.tools.resolve("flock");
    assumeTrue(Files.exists(flock));
    box.csn(Map.of());
    Files.delete(box.project.resolve("target/csn-17.0.1.jsa"));
    Files.writeString(flock, "#!/bin/bash\nexit 1\n"); // as where another holds the lock
    assertFalse(box.csn(Map.of()).out().toString().contains("SharedArchiveFile"));
    assertEquals(List.of(), archives(box.project));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fileNamesAreUtf8WhereTheLocaleIsNotInstalledOrSaysNothing() throws Exception {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      for (String locale : List.of("", "C", "POSIX", "xx_XX.UTF-8", "xx_XX", "xx_XX.ISO-8859-1")) {
        Map<String, String> environment = Map.of(name, locale, "STUB_TELLS", "LC_ALL");
        List<String> out = box.csn(environment, "query").out();
        assertEquals("C.UTF-8", out.get(out.size() - 1), name + "=" + locale);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fileNamesAreUtf8WhereAPartOfTheLocaleIsNotInstalled() throws Exception {
    for (String name : List.of("LC_CTYPE", "LC_TIME", "LC_PAPER")) {
      Map<String, String> environment =
          Map.of("LANG", "C.UTF-8", name, "UTF-8", "STUB_TELLS", "LC_ALL"); // as ssh from macOS
      List<String> out = box.csn(environment, "query").out();
      assertEquals("C.UTF-8", out.get(out.size() - 1), name);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aLocaleThatIsInstalledStays() throws Exception {
    Path localedef = Path.of("/usr/bin/localedef");
    Path source = Path.of("/usr/share/i18n/locales/de_DE");
    assumeTrue(Files.isExecutable(localedef) && Files.exists(source), "no locales to install");
    Path locales = Files.createDirectories(box.directory.resolve("locales"));
    for (String charset : List.of("UTF-8", "ISO-8859-1", "ISO-8859-5", "EUC-JP")) {
      String locale = "de_DE." + charset;
      Map<String, String> path = Map.of("PATH", System.getenv("PATH")); // unpacks charsets
      String target = locales.resolve(locale).toString();
      // Complains that a charset has not all of the language's letters.
      box.run(locales, localedef, path, "-c", "-i", "de_DE", "-f", charset, target);
      assumeTrue(Files.exists(locales.resolve(locale)), "no charset " + charset);
      List<String> out =
          box.csn(
                  Map.of("LOCPATH", locales.toString(), "LC_ALL", locale, "STUB_TELLS", "LC_ALL"),
                  "query")
              .out();
      assertEquals(locale, out.get(out.size() - 1));
    }
  }

  @Test
  void awayFromTheProjectHintsNameItsDirectory() throws Exception {
    List<String> out = box.csn(Map.of(), "query").out();
    assertTrue(out.contains("-Dcsn.home=" + box.project + "/"), out.toString());
    String typed = box.project.toString().replace(" ", "\\ ") + "/";
    assertTrue(out.contains("-Dcsn.typed=" + typed), out.toString());
    Path csn = Path.of("scripts/csn");
    assertFalse(box.run(box.project, csn, Map.of()).out().toString().contains("csn.home"));
  }

  @Test
  void aClassPathCannotHaveAColonSoALineSaysSo() throws Exception {
    Path moved = Files.move(box.project, box.directory.resolve("a:b"));
    for (String script : List.of("csn", "install", "spark-build", "fuzz", "test")) {
      ScriptSandbox.Result result =
          box.run(box.directory, moved.resolve("scripts").resolve(script), Map.of());
      assertEquals(1, result.exit(), script);
      assertEquals(
          "csn: Java cannot run from a folder with ':' in its path: move or rename " + moved + "\n",
          result.err(),
          script);
    }
  }

  @Test
  void aLineBreakInItsPathKeepsItFromBeingBuiltButNotFromRunning() throws Exception {
    Path moved = Files.move(box.project, box.directory.resolve("a\nb"));
    Path csn = moved.resolve("scripts/csn");
    ScriptSandbox.Result result = box.run(box.directory, csn, Map.of());
    assertEquals(1, result.exit());
    assertEquals(
        "csn: cannot be built in a folder with a line break in its path: rename it\n",
        result.err());
    Files.move(moved, box.project);
    box.csn(Map.of());
    Files.move(box.project, moved);
    assertEquals(0, box.run(box.directory, csn, Map.of()).exit());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWorkingDirectoryThatIsGoneIsSaidInALine() throws Exception {
    Path gone = Files.createDirectories(box.directory.resolve("gone"));
    box.csn(Map.of());
    ScriptSandbox.Result result =
        box.run(
            gone,
            box.tools.resolve("bash"),
            Map.of(),
            "-c",
            "/bin/rmdir \"$PWD\"; exec \"$0\" query",
            box.project.resolve("scripts/csn").toString());
    assertEquals(1, result.exit());
    assertEquals(List.of(), result.out());
    // Before the script has a say, bash tells of it too.
    assertEquals(
        List.of("csn: the working directory is gone: go to another"),
        result.err().lines().filter(line -> !line.startsWith("shell-init: ")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bench", "csn", "example-images", "fuzz", "install", "spark-build", "test"})
  void aPlainShellHandsOverToBash(String script) throws Exception {
    Path sh = Path.of("/bin/sh");
    Path path = box.project.resolve("scripts").resolve(script);
    ScriptSandbox.Result result = box.run(box.directory, sh, Map.of(), path.toString());
    assertFalse(result.err().contains("pipefail"), result.err());
    assertEquals(0, result.exit(), result.err());
  }

  @Test
  void everyScriptThatIsStartedHandsOverToBash() throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("scripts"))) {
      for (Path script : scripts.filter(Files::isExecutable).toList()) {
        String text = Files.readString(script);
        int bash = text.indexOf("exec bash \"$0\" \"$@\"");
        assertTrue(bash > 0 && bash < text.indexOf("\nset -euo pipefail"), script.toString());
      }
    }
  }

  @Test
  void progressIsDrawnOnTerminalsOnly() throws Exception {
    String flags = String.join(" ", box.csn(Map.of("LANG", "en_US.UTF-8"), "train").out());
    assertFalse(flags.contains("-Dcsn.terminal"), flags);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ofATerminalTheToolIsToldItsWidthAndWhetherItShowsUtf8() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "no stand-in for a terminal");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/stty")), "no stty");
    Map<String, String> utf8 = Map.of("LC_ALL", "C.UTF-8", "TERM", "xterm");
    List<String> flags = onTerminal(utf8, "'%s' query");
    for (String flag : List.of("=true", ".out=true", ".utf8=true", ".columns=61")) {
      assertTrue(flags.contains("-Dcsn.terminal" + flag), flag + " " + flags);
    }
    flags = onTerminal(Map.of("LANG", "de_DE.ISO-8859-1", "TERM", "dumb"), "'%s' query");
    assertFalse(flags.contains("-Dcsn.terminal=true"), flags.toString());
    assertFalse(flags.contains("-Dcsn.terminal.utf8=true"), flags.toString());
    assertTrue(flags.contains("-Dcsn.terminal.out=true"), flags.toString());
    flags = onTerminal(utf8, "'%s' query | cat");
    assertFalse(flags.toString().contains("-Dcsn.terminal."), flags.toString());
    assertTrue(flags.contains("-Dcsn.terminal=true"), flags.toString());
  }

  private List<String> onTerminal(Map<String, String> environment, String command)
      throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("SHELL", box.tools.resolve("bash").toString());
    String line =
        "/usr/bin/stty rows 20 cols 61; "
            + command.formatted(box.project.resolve("scripts/csn").toString());
    ScriptSandbox.Result result =
        box.run(box.directory, Path.of("/usr/bin/script"), all, "-qec", line, "/dev/null");
    assertEquals(0, result.exit(), result.err());
    return result.out().stream().map(String::strip).toList();
  }

  @Test
  void longVerbsGetTheSecondCompilerAndShortOnesDoNot() throws Exception {
    String firstCompilerOnly = "-XX:TieredStopAtLevel=1";
    for (String verb : List.of("train", "study", "evaluate", "embed", "index", "prepare-data")) {
      assertFalse(box.csn(Map.of(), verb).out().contains(firstCompilerOnly), verb);
    }
    for (String much : List.of("--queries", "--queries=ask.csv", "--master=local[2]")) {
      assertFalse(box.csn(Map.of(), "query", much).out().contains(firstCompilerOnly), much);
    }
    assertTrue(box.csn(Map.of(), "query", "--", "--queries").out().contains(firstCompilerOnly));
    for (String verb : List.of("query", "dump-masks", "--help")) {
      assertTrue(box.csn(Map.of(), verb).out().contains(firstCompilerOnly), verb);
    }
  }

  @Test
  void theUsersJvmOptionsComeLastAndAreSplitAtBlanksOnly() throws Exception {
    List<String> out = box.csn(Map.of("CSN_JAVA_OPTS", " -Xmx8g  * "), "evaluate").out();
    int given = out.indexOf("-Xmx8g");
    assertTrue(out.indexOf("-Xmx2g") < given, out.toString());
    assertEquals(List.of("-Xmx8g", "*", "-cp"), out.subList(given, given + 3));
  }

  @Test
  void threadsAreTheUsersChoiceOrTheMachinesCores() throws Exception {
    assertEquals("threads 7", box.csn(Map.of("OMP_NUM_THREADS", "7")).out().get(1));
    int threads = Integer.parseInt(box.csn(Map.of()).out().get(1).replace("threads ", ""));
    assertTrue(threads >= 1 && threads <= Runtime.getRuntime().availableProcessors());
  }

  @Test
  void theBenchmarkRunsAsCsnDoesFromAnywhereWithBothCompilers() throws Exception {
    ScriptSandbox.Result result =
        box.run(box.directory, box.project.resolve("scripts/bench"), Map.of(), "--only", "a b");
    assertEquals(0, result.exit(), result.err());
    List<String> out = result.out();
    assertEquals(box.directory.toString(), out.get(0));
    assertEquals(
        List.of("dev.csn.cli.BenchCommand", "--project", box.project.toString(), "--only", "a b"),
        out.subList(out.size() - 5, out.size()));
    assertTrue(out.contains("-Xmx2g"));
    assertFalse(out.contains("-XX:TieredStopAtLevel=1"));
  }

  @Test
  void theExampleIsMadeFromTheProjectsDigitsInTheCallersDirectory() throws Exception {
    Path script = box.project.resolve("scripts/example-images");
    ScriptSandbox.Result result = box.run(box.directory, script, Map.of(), "my images");
    assertEquals(0, result.exit(), result.err());
    List<String> out = result.out();
    assertEquals(box.directory.toString(), out.get(0));
    assertEquals(
        List.of(
            "dev.csn.cli.ExampleImagesCommand",
            "--source",
            box.project.resolve("data/mnist").toString(),
            "my images"),
        out.subList(out.size() - 4, out.size()));
  }

  @Test
  void withoutAJdkOneLineSaysWhatToInstall() throws Exception {
    ScriptSandbox.Result result = box.csn(Map.of("JAVA_HOME", ""), "evaluate");
    assertEquals(1, result.exit());
    assertEquals(List.of(), result.out());
    assertEquals(
        "csn: needs a JDK, 17 or newer: install one (Debian, Ubuntu: openjdk-17-jdk-headless)"
            + " or set JAVA_HOME\n",
        result.err());
  }

  @Test
  void aJdkOnThePathIsUsedWhenJavaHomeIsTooOldOrGone() throws Exception {
    box.jdk("old", "1.8.0_392");
    box.jdk("new", "21");
    Files.createSymbolicLink(box.tools.resolve("javac"), box.directory.resolve("new/bin/javac"));
    for (String home : List.of("old", "gone")) {
      ScriptSandbox.Result result =
          box.csn(Map.of("JAVA_HOME", box.directory.resolve(home).toString()));
      assertEquals(0, result.exit(), result.err());
    }
    Files.delete(box.tools.resolve("javac"));
    assertEquals(1, box.csn(Map.of("JAVA_HOME", box.directory.resolve("old").toString())).exit());
  }

  @Test
  void aJdkThatDoesNotSayItsVersionInAFileIsAsked() throws Exception {
    Files.delete(box.directory.resolve("jdk/release"));
    assertEquals(0, box.csn(Map.of()).exit());
    box.jdk("jdk", "11.0.2");
    Files.delete(box.directory.resolve("jdk/release"));
    assertEquals(1, box.csn(Map.of()).exit());
  }

  @Test
  void withoutMavenOrWithAnOldOneOneLineSaysWhatToInstall() throws Exception {
    String message = "csn: needs Maven, 3.8 or newer: install it (Debian, Ubuntu: maven)\n";
    assertEquals(message, box.csn(Map.of("STUB_MAVEN", "3.6.3")).err());
    assertEquals(0, box.csn(Map.of("STUB_MAVEN", "4.0.0")).exit());
    Files.delete(box.tools.resolve("mvn"));
    assertEquals(0, box.csn(Map.of()).exit(), "what is built needs no Maven");
    Files.delete(box.project.resolve("target/csn.jar"));
    ScriptSandbox.Result result = box.csn(Map.of());
    assertEquals(1, result.exit());
    assertEquals(message, result.err());
  }

  @Test
  void theTestScriptVerifiesTheProjectFromAnywhere() throws Exception {
    ScriptSandbox.Result result =
        box.run(box.directory, box.project.resolve("scripts/test"), Map.of(), "-Dtest=X");
    assertEquals(0, result.exit(), result.err());
    assertEquals(
        List.of("build in " + box.project + ": -B --strict-checksums verify -Dtest=X"),
        box.builds());
  }

  @Test
  void theTestScriptGoesOnWithTheBuildForClusters() throws Exception {
    Path test = box.project.resolve("scripts/test");
    assertEquals(0, box.run(box.directory, test, Map.of()).exit());
    assertEquals(0, box.run(box.directory, test, Map.of(), "--spark", "-Dtest=X").exit());
    String maven = "build in " + box.project + ": -B --strict-checksums ";
    assertEquals(
        List.of(
            maven + "verify",
            maven + "-f src/spark/pom.xml integration-test -DexcludedGroups=slow",
            maven + "-f src/spark/pom.xml integration-test -Dtest=X"),
        box.builds());
  }

  @Test
  void withAMasterTheBuildForClustersIsRunOnceThereIsOne() throws Exception {
    String usual = box.project.resolve("target/csn.jar").toString();
    String spark = box.project.resolve("target/spark/csn.jar").toString();
    String jars = ":" + box.project.resolve("target/spark/home/jars/*");
    String[] command = {"embed", "--master", "local[2]"};
    assertTrue(box.csn(Map.of(), command).out().contains(usual));
    Path built = Files.createDirectories(box.project.resolve("target/spark"));
    Files.writeString(built.resolve("csn.jar"), "");
    List<String> out = box.csn(Map.of(), command).out();
    assertTrue(out.contains(spark + jars), out.toString());
    assertTrue(out.contains("-Dspark.jars=" + built.resolve("csn-spark.jar")), out.toString());
    assertTrue(out.contains("@" + box.project.resolve("src/spark/build/jvm.options")));
    assertFalse(out.contains("-Djdk.serialFilter=!*"), out.toString());
    assertFalse(out.toString().contains("SharedArchiveFile"), out.toString());
    assertTrue(out.contains("threads 1"), out.toString());
    assertEquals(List.of(command), box.csn(Map.of(), command).arguments());
    assertTrue(box.csn(Map.of(), "embed", "--master=local").out().contains(spark + jars));
    assertTrue(box.csn(Map.of(), "embed").out().contains(usual));
    assertTrue(box.csn(Map.of(), "embed").out().contains("-Djdk.serialFilter=!*"));
  }

  @Test
  void aStaleBuildForClustersIsBuiltAgain() throws Exception {
    Path built = Files.createDirectories(box.project.resolve("target/spark"));
    Path jar = Files.writeString(built.resolve("csn.jar"), "");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    ScriptSandbox.Result result = box.csn(Map.of(), "embed", "--master", "local");
    assertEquals(
        "csn: building; Maven's output goes to " + built.resolve("build.log"),
        result.err().lines().findFirst().orElseThrow());
    assertTrue(
        box.builds().get(0).endsWith("-f src/spark/pom.xml -Dmaven.test.skip package"),
        box.builds().toString());
  }

  @Test
  void theBuildForClustersIsBuiltOnceAndNamed() throws Exception {
    Path script = box.project.resolve("scripts/spark-build");
    for (int time = 1; time <= 2; time++) {
      ScriptSandbox.Result result = box.run(box.directory, script, Map.of());
      assertEquals(0, result.exit(), result.err());
      assertEquals(
          List.of(box.project.resolve("target/spark/csn-spark.jar").toString()), result.out());
      assertEquals(1, box.builds().size());
    }
  }

  @Test
  void aClusterIsStartedStoppedOrAskedFor() throws Exception {
    Path script = box.project.resolve("scripts/spark-cluster");
    ScriptSandbox.Result result = box.run(box.directory, script, Map.of(), "restart");
    assertEquals(2, result.exit());
    assertEquals("csn: spark-cluster: must be start, stop or status\n", result.err());
    assertEquals(1, box.run(box.directory, script, Map.of(), "status").exit());
    assertEquals(0, box.run(box.directory, script, Map.of(), "stop").exit());
  }

  @Test
  void ofAClusterThatRunsInPartItIsSaidWhatHasEnded() throws Exception {
    Path script = box.project.resolve("scripts/spark-cluster");
    Path cluster = Files.createDirectories(box.project.resolve("target/spark/cluster"));
    Files.writeString(cluster.resolve("master.log"), "Starting Spark master at spark://here:7\n");
    Map<String, Process> parts = new HashMap<>();
    try {
      for (String part : List.of("master", "worker-1", "worker-2")) {
        Process process =
            new ProcessBuilder(
                    "bash", "-c", "read -r _; :", cluster + "/conf:", "org.apache.spark.deploy.x")
                .start();
        parts.put(part, process);
        Files.writeString(cluster.resolve(part + ".pid"), process.pid() + "\n");
      }
      ScriptSandbox.Result whole = box.run(box.directory, script, Map.of(), "status");
      assertEquals(0, whole.exit(), whole.err());
      assertEquals(List.of("spark://here:7"), whole.out());
      parts.get("worker-1").destroyForcibly().waitFor();
      ScriptSandbox.Result status = box.run(box.directory, script, Map.of(), "status");
      assertEquals(1, status.exit());
      String loss = "csn: the cluster's worker-1 has ended, master worker-2 still running";
      assertEquals(
          loss + "; `%1$s start` starts all anew, `%1$s stop` stops the rest\n".formatted(script),
          status.err());
      // Whatever the stand-in for Java makes of it.
      ScriptSandbox.Result start = box.run(box.directory, script, Map.of(), "start");
      assertTrue(start.err().startsWith(loss + ": starting all anew\n"), start.err());
      for (Process part : parts.values()) {
        part.waitFor();
      }
      assertEquals(
          "csn: no cluster runs here\n", box.run(box.directory, script, Map.of(), "status").err());
    } finally {
      parts.values().forEach(Process::destroyForcibly);
    }
  }

  @Test
  void withoutABrowserTheTestScriptSaysWhatIsLeftOut() throws Exception {
    String message = "csn: no chromium and chromedriver: tests in a browser are left out\n";
    Path test = box.project.resolve("scripts/test");
    assertEquals(message, box.run(box.directory, test, Map.of()).err());
    Files.createSymbolicLink(box.tools.resolve("chromedriver"), box.tools.resolve("cat"));
    assertEquals("", box.run(box.directory, test, Map.of()).err());
  }

  private String classes(String directory) {
    return box.project.resolve(directory).toString();
  }

  @Test
  void theFuzzScriptBuildsTheTestsAndRunsThemWithTheirLibraries() throws Exception {
    ScriptSandbox.Result result =
        box.run(
            box.directory, box.project.resolve("scripts/fuzz"), Map.of(), "--seconds", "5", "a b");
    assertEquals(0, result.exit(), result.err());
    assertEquals(
        List.of(
            "-cp",
            classes("target/test-classes") + ":" + classes("target/classes") + ":libraries.jar",
            "dev.csn.fuzz.FuzzMain",
            "target/fuzz",
            "--seconds",
            "5",
            "a b"),
        result.out().subList(2, result.out().size()));
    assertEquals(box.project.toString(), result.out().get(0));
    Files.writeString(box.project.resolve("broken"), "");
    ScriptSandbox.Result failed =
        box.run(box.directory, box.project.resolve("scripts/fuzz"), Map.of());
    assertEquals(1, failed.exit());
    assertEquals(List.of(), failed.out());
  }

  @Test
  void quickstartGoesFromDataToAReportAndPreparesDataOnlyOnce() throws Exception {
    Path quickstart = box.project.resolve("scripts/quickstart");
    ScriptSandbox.Result result = box.run(box.directory, quickstart, Map.of());
    assertEquals(0, result.exit(), result.err());
    List<String> verbs =
        List.of(
            "train --config config/quickstart.json",
            "evaluate",
            "query --condition color",
            "query --condition digit",
            "dump-masks",
            "report");
    List<String> withData = new ArrayList<>(List.of("prepare-data"));
    withData.addAll(verbs);
    assertEquals(withData, announced(result));
    Files.createDirectories(box.project.resolve("data/colored-mnist"));
    Files.writeString(box.project.resolve("data/colored-mnist/dataset.json"), "");
    assertEquals(verbs, announced(box.run(box.directory, quickstart, Map.of())));
    ScriptSandbox.Result failed = box.run(box.directory, quickstart, Map.of("STUB_EXIT", "3"));
    assertEquals(3, failed.exit());
    assertEquals(verbs.subList(0, 1), announced(failed));
  }

  private static List<String> announced(ScriptSandbox.Result result) {
    String prompt = "$ scripts/csn ";
    return result
        .err()
        .lines()
        .filter(line -> line.startsWith(prompt))
        .map(line -> line.substring(prompt.length()))
        .toList();
  }
}
