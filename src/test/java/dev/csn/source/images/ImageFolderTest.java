package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.source.images.ImagesReport.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    "https://host/shoes/a.png, OUTSIDE, an address",
    "file:///etc/passwd, OUTSIDE, an address",
    "a.jpg, MISSING, 'no such file, but there is a.png'",
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
  void aPathMayRepeatTheFoldersOwn() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("link"), root);
    String homeName = home.getFileName().toString();
    for (Path given : List.of(root, link, root.resolve("../shoes/."))) {
      ImageFolder folder = ImageFolder.list(given);
      for (String cell :
          List.of(
              root + "/sub/c.png",
              root.toString().toUpperCase(Locale.ROOT) + "//sub/c.png",
              root.toString().substring(1) + "/sub/c.png",
              homeName + "/shoes/sub/c.png",
              "shoes/sub/c.png",
              "./shoes/sub/c")) {
        assertEquals("sub/c.png", folder.resolve(cell).file(), cell);
      }
      assertEquals("no such file", folder.resolve(root + "/gone.png").reason());
      for (String cell :
          List.of(home + "/outside.png", root + "/../outside.png", root + "x/a.png", "/a.png")) {
        assertEquals(Reason.OUTSIDE, folder.resolve(cell).kind(), cell);
      }
      assertNull(folder.resolve(homeName + "/a.png").file());
    }
    assertEquals("sub/c.png", ImageFolder.list(link).resolve(link + "/sub/c.png").file());
    assertEquals("sub/c.png", ImageFolder.list(link).resolve("link/sub/c.png").file());
  }

  @Test
  void theFilesOwnPathGoesBeforeARepetitionOfTheFolders() throws IOException {
    Files.createDirectories(root.resolve("shoes"));
    Files.createFile(root.resolve("shoes/a.png"));
    assertEquals("shoes/a.png", ImageFolder.list(root).resolve("shoes/a.png").file());
    assertEquals("shoes/a.png", ImageFolder.list(root).resolve("shoes/shoes/a.png").file());
  }

  @Test
  void onlyImagesCompete() throws IOException {
    for (String file :
        List.of("1.png", "1.txt", "1.json", "1.xml", "1.xmp", "2.dat", "one/3.txt", "two/3.JPG")) {
      Files.createFile(root.resolve(file));
    }
    Files.createFile(root.resolve("4.png"));
    Files.createFile(root.resolve("4.jpg"));
    ImageFolder folder = ImageFolder.list(root);
    assertEquals("1.png", folder.resolve("1").file());
    assertEquals("1.txt", folder.resolve("1.txt").file());
    assertEquals("2.dat", folder.resolve("2").file());
    assertEquals("two/3.JPG", folder.resolve("3").file());
    assertEquals("may be 4.jpg or 4.png", folder.resolve("4").reason());
  }

  @Test
  void aLinkToADirectoryIsNamed() throws IOException {
    Files.createDirectory(home.resolve("elsewhere"));
    Files.createFile(home.resolve("elsewhere/e.png"));
    Files.createSymbolicLink(root.resolve("dir"), home.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("again"), root.resolve("sub"));
    ImageFolder folder = ImageFolder.list(root);
    assertEquals(List.of("again", "dir"), folder.links());
    assertEquals(
        "dir is a link to a directory, which is not followed; name its target by --images",
        folder.resolve("dir/e.png").reason());
    assertEquals(Reason.MISSING, folder.resolve("again/c.png").kind());
    assertEquals("no such file", folder.resolve("dir/gone.png").reason());
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
