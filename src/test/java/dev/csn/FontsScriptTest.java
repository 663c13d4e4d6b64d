package dev.csn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/fonts-debian} with a stand-in apt, whose release lacks one package. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class FontsScriptTest {
  @TempDir private Path directory;
  private Path tools;

  @BeforeEach
  void makeTools() throws IOException {
    tools = Files.createDirectories(directory.resolve("tools"));
    tool("apt-cache", "shift; for p; do [[ $p == fonts-hack ]] || echo \"Package: $p\"; done");
    tool(
        "apt-get",
        """
        if [[ $* != *download* ]]; then exit 0; fi
        echo "$*" >>"%s/downloads"
        while [[ $1 != download ]]; do shift; done
        shift
        for p; do echo "$p" >"${p}_1_all.deb"; done
        """
            .formatted(directory));
    tool(
        "dpkg-deb",
        """
        if [[ $1 == -f ]]; then cat "$2"; exit; fi
        package=$(cat "$2")
        mkdir -p "$3/usr/share/fonts/deep" "$3/usr/share/doc/$package"
        echo font >"$3/usr/share/fonts/deep/$package.TTF"
        echo other >"$3/usr/share/fonts/deep/$package.woff"
        ln -s "$package.TTF" "$3/usr/share/fonts/deep/link.ttf"
        echo license >"$3/usr/share/doc/$package/copyright"
        """);
  }

  private void tool(String name, String content) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/bash\n" + content + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Result(int exit, List<String> out, String err) {}

  private Result run(String path) throws Exception {
    Path script = Path.of("scripts/fonts-debian").toAbsolutePath();
    ProcessBuilder builder = new ProcessBuilder(script.toString(), "my fonts");
    builder.directory(directory.toFile());
    builder.environment().put("PATH", path);
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    Process process = builder.start();
    return new Result(
        Hang.exit(process),
        Files.readAllLines(directory.resolve("out")),
        Files.readString(directory.resolve("err")));
  }

  @Test
  void eachPackageIsFetchedOnceWithItsFontsAndItsLicense() throws Exception {
    String path = tools + ":" + System.getenv("PATH");
    Result first = run(path);
    assertEquals(0, first.exit(), first.err());
    assertEquals("csn: this release has no fonts-hack\n", first.err());
    Path lato = directory.resolve("my fonts/fonts-lato");
    try (var files = Files.list(lato)) {
      assertEquals(
          List.of(lato.resolve("copyright"), lato.resolve("fonts-lato.TTF")),
          files.sorted().toList());
    }
    long packages;
    try (var all = Files.list(directory.resolve("my fonts"))) {
      packages = all.count();
    }
    Path target = directory.toRealPath().resolve("my fonts");
    Path csn = Path.of("scripts/csn").toRealPath();
    assertEquals(
        List.of(
            packages + " font files in " + target + ". Next:",
            "  " + csn + " prepare-data fonts --fonts my\\ fonts --output data/font-glyphs"),
        first.out());
    assertEquals(first.out(), run(path).out());
    assertEquals(1, Files.readAllLines(directory.resolve("downloads")).size());
  }

  @Test
  void whereThereIsNoAptOneLineSaysSo() throws Exception {
    tools = Files.createDirectories(directory.resolve("few"));
    for (String tool : List.of("bash", "dirname", "readlink")) {
      tool(tool, "exec /usr/bin/" + tool + " \"$@\"");
    }
    Result result = run(tools.toString());
    assertEquals(1, result.exit());
    assertEquals("csn: needs apt-get: runs on Debian, Ubuntu and their like\n", result.err());
  }
}
