package dev.csn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/install} with a stand-in JDK and a stand-in Maven. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("slow")
class InstallScriptTest {
  private static final List<String> INSTALLED =
      List.of(
          "bin/csn",
          "share/bash-completion/completions/csn",
          "share/csn/installed",
          "share/man/man1/csn-query.1",
          "share/man/man1/csn.1",
          "share/zsh/site-functions/_csn");

  @TempDir private Path temporary;
  private ScriptSandbox box;
  private Path prefix;

  @BeforeEach
  void copyTheScripts() throws IOException {
    box = new ScriptSandbox(temporary);
    prefix = box.directory.resolve("a prefix");
  }

  private ScriptSandbox.Result install(Map<String, String> environment, String... arguments)
      throws Exception {
    return box.run(box.directory, box.project.resolve("scripts/install"), environment, arguments);
  }

  private void install() throws Exception {
    ScriptSandbox.Result result = install(Map.of(), "--prefix", "a prefix");
    assertEquals(0, result.exit(), result.err());
  }

  /** All files below the prefix, and directories that hold none. */
  private List<String> found() throws IOException {
    try (Stream<Path> all = Files.walk(prefix)) {
      return all.filter(path -> !Files.isDirectory(path) || isEmpty(path))
          .map(path -> prefix.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  private static boolean isEmpty(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void csnItsManualAndItsCompletionComeIntoThePrefix() throws Exception {
    install();
    assertEquals(INSTALLED, found());
    assertEquals(
        box.project.resolve("scripts/csn"), Files.readSymbolicLink(prefix.resolve("bin/csn")));
    assertEquals("csn-query\n", Files.readString(prefix.resolve("share/man/man1/csn-query.1")));
    String bash = Files.readString(prefix.resolve("share/bash-completion/completions/csn"));
    assertTrue(bash.endsWith("dev.csn.cli.Completion\nbash\n"), bash);
    String zsh = Files.readString(prefix.resolve("share/zsh/site-functions/_csn"));
    assertTrue(zsh.endsWith("dev.csn.cli.Completion\nzsh\n"), zsh);
    ScriptSandbox.Result run =
        box.run(box.directory, prefix.resolve("bin/csn"), Map.of(), "query", "two words");
    assertEquals(List.of("query", "two words"), run.arguments());
    try (Stream<Path> left = Files.list(box.project.resolve("target"))) {
      assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith("install.")));
    }
  }

  @Test
  void manualPagesAreMadeByTheProfileOfThatNameAfterTheBuild() throws Exception {
    install();
    List<String> builds = box.builds();
    assertEquals(2, builds.size(), builds.toString());
    assertTrue(builds.get(0).endsWith(" package"), builds.get(0));
    assertTrue(
        builds
            .get(1)
            .matches(
                "build in .*the project: -q -B --strict-checksums -P man -Dman.directory=.*"
                    + " exec:java@man asciidoctor:process-asciidoc@man"),
        builds.get(1));
  }

  @Test
  void uninstallTakesBackExactlyWhatWasPutThere() throws Exception {
    Files.createDirectories(prefix.resolve("bin"));
    Files.createDirectories(prefix.resolve("share/man/man1"));
    Files.writeString(prefix.resolve("share/man/man1/other.1"), "another's");
    install();
    Files.writeString(prefix.resolve("share/zsh/site-functions/_other"), "another's, later");
    ScriptSandbox.Result result = install(Map.of(), "--uninstall", "--prefix=" + prefix);
    assertEquals(0, result.exit(), result.err());
    assertEquals(List.of("removed csn from " + prefix), result.out());
    assertEquals(
        List.of("bin", "share/man/man1/other.1", "share/zsh/site-functions/_other"), found());
    assertTrue(Files.exists(box.project.resolve("scripts/csn")));
  }

  @Test
  void nothingIsLeftOfAPrefixThatHeldNothing() throws Exception {
    install();
    assertEquals(0, install(Map.of(), "--prefix", "a prefix", "--uninstall").exit());
    assertEquals(List.of(""), found());
  }

  @Test
  void anotherInstallationReplacesTheFirstAndItsPages() throws Exception {
    install();
    ScriptSandbox.Result result =
        install(Map.of("STUB_PAGES", "csn csn-new"), "--prefix", "a prefix");
    assertEquals(0, result.exit(), result.err());
    assertTrue(Files.exists(prefix.resolve("share/man/man1/csn-new.1")));
    assertFalse(Files.exists(prefix.resolve("share/man/man1/csn-query.1")));
    assertEquals(0, install(Map.of(), "--prefix", "a prefix", "--uninstall").exit());
    assertEquals(List.of(""), found());
  }

  @Test
  void anothersFileIsNeverWrittenOver() throws Exception {
    Files.createDirectories(prefix.resolve("bin"));
    Files.writeString(prefix.resolve("bin/csn"), "another's");
    ScriptSandbox.Result result = install(Map.of(), "--prefix", "a prefix");
    assertEquals(1, result.exit());
    assertTrue(
        result
            .err()
            .endsWith(
                "a prefix/bin/csn is there already and is not csn's: remove it, or"
                    + " choose another --prefix\n"),
        result.err());
    assertEquals(List.of("bin/csn"), found());
    assertEquals("another's", Files.readString(prefix.resolve("bin/csn")));
  }

  @Test
  void theDefaultPrefixIsTheUsersOwn() throws Exception {
    ScriptSandbox.Result result = install(Map.of("HOME", prefix.toString()));
    assertEquals(0, result.exit(), result.err());
    assertTrue(Files.isSymbolicLink(prefix.resolve(".local/bin/csn")));
    assertTrue(
        result.out().contains(prefix + "/.local/bin is not on the PATH yet"), result.out() + "");
  }

  @Test
  void wrongUsageIsALineThatSaysHow() throws Exception {
    String usage = "; usage: scripts/install [--prefix DIR] [--uninstall]\n";
    ScriptSandbox.Result unknown = install(Map.of(), "--prefx", "x");
    assertEquals(2, unknown.exit());
    assertEquals("csn: unknown argument '--prefx'" + usage, unknown.err());
    ScriptSandbox.Result missing = install(Map.of(), "--prefix");
    assertEquals(2, missing.exit());
    assertEquals("csn: --prefix: names no directory" + usage, missing.err());
    Files.createDirectories(prefix);
    ScriptSandbox.Result absent = install(Map.of(), "--prefix", "a prefix", "--uninstall");
    assertEquals(2, absent.exit());
    assertEquals("csn: --prefix " + prefix + ": csn is not installed there" + usage, absent.err());
  }
}
