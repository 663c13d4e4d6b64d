package dev.csn.source.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
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

  private static String file(ImageFolder folder, String cell) {
    return assertInstanceOf(ImageFolder.Found.class, folder.find(cell)).file();
  }

  private static ImageFolder.NotFound notFound(ImageFolder folder, String cell) {
    return assertInstanceOf(ImageFolder.NotFound.class, folder.find(cell));
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
    assertEquals(new ImageFolder.Found(file), ImageFolder.list(root).find(cell));
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
  void nameWithoutAFileHasAReason(String cell, RejectionKind kind, String reason) {
    ImageFolder.NotFound none = notFound(ImageFolder.list(root), cell);
    assertEquals(kind, none.kind());
    assertTrue(none.reason().contains(reason), none.reason());
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
    assertEquals("inside.png", file(folder, "inside.png"));
    assertEquals(RejectionKind.OUTSIDE, notFound(folder, "out.png").kind());
    assertEquals(RejectionKind.MISSING, notFound(folder, "gone.png").kind());
    assertEquals(RejectionKind.MISSING, notFound(folder, "dir/e.png").kind());
    Files.createSymbolicLink(home.resolve("link"), root);
    assertEquals("a.png", file(ImageFolder.list(home.resolve("link")), "a.png"));
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
        assertEquals("sub/c.png", file(folder, cell), cell);
      }
      assertEquals("no such file", notFound(folder, root + "/gone.png").reason());
      for (String cell :
          List.of(home + "/outside.png", root + "/../outside.png", root + "x/a.png", "/a.png")) {
        assertEquals(RejectionKind.OUTSIDE, notFound(folder, cell).kind(), cell);
      }
      assertFalse(folder.has(homeName + "/a.png"));
    }
    assertEquals("sub/c.png", file(ImageFolder.list(link), link + "/sub/c.png"));
    assertEquals("sub/c.png", file(ImageFolder.list(link), "link/sub/c.png"));
  }

  @Test
  void theFilesOwnPathGoesBeforeARepetitionOfTheFolders() throws IOException {
    Files.createDirectories(root.resolve("shoes"));
    Files.createFile(root.resolve("shoes/a.png"));
    assertEquals("shoes/a.png", file(ImageFolder.list(root), "shoes/a.png"));
    assertEquals("shoes/a.png", file(ImageFolder.list(root), "shoes/shoes/a.png"));
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
    assertEquals("1.png", file(folder, "1"));
    assertEquals("1.txt", file(folder, "1.txt"));
    assertEquals("2.dat", file(folder, "2"));
    assertEquals("two/3.JPG", file(folder, "3"));
    assertEquals("may be 4.jpg or 4.png", notFound(folder, "4").reason());
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
        notFound(folder, "dir/e.png").reason());
    assertEquals(RejectionKind.MISSING, notFound(folder, "again/c.png").kind());
    assertEquals("no such file", notFound(folder, "dir/gone.png").reason());
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
    assertEquals(
        RejectionKind.UNREADABLE, notFound(ImageFolder.list(root), "line\nbreak.png").kind());
  }

  @Test
  void aFolderThatIsNoneIsRefused() {
    Path gone = home.resolve("gone");
    Refusal.ofInput(() -> ImageFolder.list(gone), "--images", gone, "no such directory");
    Path file = home.resolve("outside.png");
    Refusal.ofInput(() -> ImageFolder.list(file), "--images", file, "not a directory");
  }
}
