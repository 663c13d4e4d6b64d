package dev.csn.dataset.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.dataset.images.ImagesReport.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFolderTest {
  @TempDir private Path home;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(home.resolve("shoes"));
    for (String file :
        List.of(
            "a.png",
            "B.JPG",
            "-dash;semi 'quote'.gif",
            "sub/c.png",
            "sub/deep/d.bmp",
            "one/same.png",
            "two/same.png",
            "gro\u0308\u00dfe.png",
            "none",
            ".hidden.png",
            "items.csv")) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.createFile(root.resolve(file));
    }
    Files.createFile(home.resolve("outside.png"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a.png, a.png",
        "./a.png, a.png",
        "A.PNG, a.png",
        "b.jpg, B.JPG",
        "a, a.png",
        "b, B.JPG",
        "-dash;semi 'quote'.gif, -dash;semi 'quote'.gif",
        "sub/c.png, sub/c.png",
        "sub\\c.png, sub/c.png",
        "Sub//C.png, sub/c.png",
        "c.png, sub/c.png",
        "c, sub/c.png",
        "sub/deep/d, sub/deep/d.bmp",
        "shoes/sub/c.png, sub/c.png",
        "one/same.png, one/same.png",
        "größe.png, gro\u0308ße.png",
        "none, none",
      })
  void aFileAnswersToWhatTablesCallIt(String cell, String file) throws IOException {
    ImageFolder.Resolution found = ImageFolder.list(root).resolve(cell);
    assertEquals(file, found.file(), found.reason());
  }

  @ParameterizedTest
  @CsvSource({
    "gone.png, MISSING, no such file",
    "deep/d.bmp, MISSING, no such file", // another folder's of that name would be a guess
    "other/a.png, MISSING, no such file",
    "sub, MISSING, no such file",
    "same.png, AMBIGUOUS, may be one/same.png or two/same.png",
    "../outside.png, OUTSIDE, out of",
    "sub/../a.png, OUTSIDE, out of",
    "/etc/passwd, OUTSIDE, from the root",
    "C:\\a.png, OUTSIDE, from the root",
    "\\\\host\\a.png, OUTSIDE, from the root",
  })
  void whatNamesNoFileHasAReason(String cell, Reason kind, String reason) {
    ImageFolder.Resolution found = ImageFolder.list(root).resolve(cell);
    assertNull(found.file());
    assertEquals(kind, found.kind());
    assertTrue(found.reason().contains(reason), found.reason());
  }

  @Test
  void linksLeadNowhereElse() throws IOException {
    Files.createSymbolicLink(root.resolve("inside.png"), root.resolve("a.png"));
    Files.createSymbolicLink(root.resolve("out.png"), home.resolve("outside.png"));
    Files.createSymbolicLink(root.resolve("gone.png"), root.resolve("nothing"));
    Files.createDirectory(home.resolve("elsewhere"));
    Files.createFile(home.resolve("elsewhere/e.png"));
    Files.createSymbolicLink(root.resolve("dir"), home.resolve("elsewhere"));
    ImageFolder folder = ImageFolder.list(root);
    assertEquals("inside.png", folder.resolve("inside.png").file());
    assertEquals(Reason.OUTSIDE, folder.resolve("out.png").kind());
    assertEquals(Reason.MISSING, folder.resolve("gone.png").kind());
    assertEquals(Reason.MISSING, folder.resolve("dir/e.png").kind());
    Files.createSymbolicLink(home.resolve("link"), root);
    assertEquals("a.png", ImageFolder.list(home.resolve("link")).resolve("a.png").file());
  }

  @Test
  void imagesAreListedByTheirEndings() {
    List<String> images = ImageFolder.list(root).images();
    assertTrue(images.containsAll(List.of("B.JPG", "a.png", "sub/deep/d.bmp")), images.toString());
    assertTrue(images.stream().noneMatch(f -> f.contains("hidden") || f.equals("none")));
    assertEquals(8, images.size(), images.toString());
  }

  @Test
  void aNameThatBreaksLinesIsNoName() throws IOException {
    Files.createFile(root.resolve("line\nbreak.png"));
    assertEquals(Reason.UNREADABLE, ImageFolder.list(root).resolve("line\nbreak.png").kind());
  }

  @Test
  void aFolderThatIsNoneIsRefused() {
    Path gone = home.resolve("gone");
    Refusal.ofInput(() -> ImageFolder.list(gone), "--images", gone, "no such directory");
    Path file = home.resolve("outside.png");
    Refusal.ofInput(() -> ImageFolder.list(file), "--images", file, "not a directory");
  }
}
