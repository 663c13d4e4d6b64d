package dev.csn.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTest {
  private static final Path GONE = Path.of("config/only-there.json");

  @TempDir private Path home;

  @AfterEach
  void backInTheProject() {
    System.clearProperty(Shipped.HOME);
    System.clearProperty(Shipped.TYPED);
  }

  private void elsewhere() throws IOException {
    Files.createDirectory(home.resolve("config"));
    Files.writeString(home.resolve(GONE.toString()), "{}");
    Files.writeString(home.resolve("pom.xml"), "");
    System.setProperty(Shipped.HOME, home + "/");
    System.setProperty(Shipped.TYPED, "'" + home + "/'");
  }

  @Test
  void inCsnsOwnDirectoryNamesAreAsTheyAre() {
    assertEquals("config/a.json", Shipped.typed("config/a.json"));
    assertEquals(GONE, Shipped.orShipped(GONE));
    assertEquals("", Shipped.maybe(GONE));
  }

  @Test
  void elsewhereTheyAreWhatAShellUnderstands() throws IOException {
    elsewhere();
    assertEquals("'" + home + "/'config/a.json", Shipped.typed("config/a.json"));
    assertEquals("; maybe '" + home + "/'config/only-there.json", Shipped.maybe(GONE));
    assertEquals(home.resolve(GONE), Shipped.orShipped(GONE));
  }

  @Test
  void whatIsThereOrNowhereIsLeftAlone() throws IOException {
    elsewhere();
    for (Path file :
        new Path[] {Path.of("pom.xml"), Path.of("nowhere.json"), Path.of("/no/pom.xml")}) {
      assertEquals(file, Shipped.orShipped(file));
      assertEquals("", Shipped.maybe(file));
    }
  }
}
