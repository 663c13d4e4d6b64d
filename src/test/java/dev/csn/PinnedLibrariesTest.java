package dev.csn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.io.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That csn is tested with the very libraries that its sources name: {@code scripts/pin}. */
class PinnedLibrariesTest {
  private static List<String> pins() throws IOException {
    return Files.readAllLines(Path.of("src/build/libraries.sha256"));
  }

  @Test
  void everyLibraryIsThePinnedOne() throws IOException {
    List<String> found = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        found.add(Sha256.of(Path.of(entry)) + "  " + Path.of(entry).getFileName());
      }
    }
    assertTrue(found.size() > 30, found.toString());
    found.removeAll(pins());
    assertEquals(List.of(), found, "not pinned; if the pom was changed on purpose: scripts/pin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"linux-x86_64", "linux-arm64", "macosx-x86_64", "macosx-arm64", "windows-x86_64"})
  void everyPlatformsNativeLibrariesArePinned(String platform) throws IOException {
    for (String library : List.of("javacpp", "openblas", "nd4j-native", "nd4j-native-preset")) {
      String line = "[0-9a-f]{64}  " + library + "-[0-9M.-]+-" + platform + "[a-z0-9-]*\\.jar";
      assertTrue(pins().stream().anyMatch(pin -> pin.matches(line)), library);
    }
  }
}
