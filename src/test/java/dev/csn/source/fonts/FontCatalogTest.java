package dev.csn.source.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontCatalogTest {
  private static final Seed SEED = new Seed(1);

  @TempDir private Path directory;
  private Path fonts;

  @BeforeEach
  void fontsCanBeRead() throws IOException {
    TinyFont.assumeJavaReadsFonts(directory.resolve("probe"));
    fonts = Files.createDirectories(directory.resolve("fonts"));
  }

  private FontCatalog read(int limit, long seed) {
    List<FontFile> files = FontFile.in(List.of(fonts.toString()));
    return FontCatalog.read(files, limit, 64, new Seed(seed), read -> {});
  }

  private static List<String> names(FontCatalog catalog) {
    return catalog.usable().stream().map(FontFace::name).toList();
  }

  @Test
  void filesAreFoundInDirectoriesOfDirectoriesByTheirEnding() throws IOException {
    TinyFont.of("A", 0).write(fonts.resolve("z.ttf"));
    TinyFont.of("B", 1).write(fonts.resolve("sub/dir/b.OTF"));
    Files.writeString(fonts.resolve("sub/README"), "no font");
    List<FontFile> files = FontFile.in(List.of(fonts.toString()));
    assertEquals(List.of("sub/dir/b.OTF", "z.ttf"), files.stream().map(FontFile::name).toList());
  }

  @Test
  void aFileThatTwoDirectoriesHoldCountsOnce() throws IOException {
    TinyFont.of("A", 0).write(fonts.resolve("sub/a.ttf"));
    List<FontFile> files =
        FontFile.in(List.of(fonts.toString(), fonts.resolve("sub/../sub").toString()));
    assertEquals(1, files.size());
  }

  @Test
  void directoriesThatAreMissingOrHoldNoFontAreNamed() {
    Refusal.ofInput(() -> FontFile.in(List.of("no/where")), "--fonts no/where", "no such");
    Refusal.ofInput(() -> FontFile.in(List.of(fonts.toString())), "--fonts " + fonts, ".ttf");
  }

  @Test
  void everyFontThatIsOfNoUseIsNamedWithItsReason() throws IOException {
    byte[] good = TinyFont.of("Good", 0).bytes();
    Files.write(fonts.resolve("a.ttf"), good);
    Files.write(fonts.resolve("b-same.ttf"), good);
    Files.write(fonts.resolve("c-cut.ttf"), Arrays.copyOf(good, good.length / 2));
    Files.writeString(fonts.resolve("d-text.ttf"), "this is no font at all");
    TinyFont.of("E", 1).without('x').write(fonts.resolve("e-lacks.ttf"));
    TinyFont.of("F", 2).alike().write(fonts.resolve("f-boxes.ttf"));
    TinyFont.of("G", 3).blank('x').write(fonts.resolve("g-blank.ttf"));
    TinyFont.of("H", 4).panose(5, 0).write(fonts.resolve("h-symbols.ttf"));
    FontCatalog catalog = read(0, 1);
    assertEquals(List.of("Good"), names(catalog));
    assertEquals(8, catalog.files());
    List<String> skipped = new ArrayList<>();
    catalog.skipped().forEach(s -> skipped.add(s.file() + " " + s.reason().label()));
    assertEquals(
        List.of(
            "b-same.ttf duplicate",
            "c-cut.ttf unreadable",
            "d-text.ttf unreadable",
            "e-lacks.ttf lacks characters",
            "f-boxes.ttf shows different characters alike",
            "g-blank.ttf has blank characters",
            "h-symbols.ttf symbols, no letters"),
        skipped);
    assertEquals("looks as a.ttf", catalog.skipped().get(0).detail());
    assertTrue(catalog.skipped().get(1).detail().startsWith("a table ends at byte "));
    assertEquals("is no TrueType or OpenType font", catalog.skipped().get(2).detail());
  }

  @Test
  void eachFontOfACollectionIsLookedAt() throws IOException {
    byte[] three =
        TinyFont.collection(
            TinyFont.of("First", 0), TinyFont.of("Bad", 1).without('A'), TinyFont.of("Third", 2));
    Files.write(fonts.resolve("three.ttc"), three);
    FontCatalog catalog = read(0, 1);
    assertEquals(List.of("First", "Third"), names(catalog));
    assertEquals(List.of(0, 2), catalog.usable().stream().map(FontFace::face).toList());
    assertEquals(
        List.of(
            new SkippedFace(
                "three.ttc", 1, SkippedFace.Reason.LACKS_CHARACTERS, "1 of 62, such as A")),
        catalog.skipped());
  }

  @Test
  void aLimitTakesFontsAtRandom() throws IOException {
    for (int i = 0; i < 20; i++) {
      TinyFont.of("Font " + (char) ('A' + i), i).write(fonts.resolve((char) ('a' + i) + ".ttf"));
    }
    List<String> seven = names(read(7, 1));
    assertEquals(7, seven.size());
    assertEquals(seven.stream().sorted().toList(), seven);
    assertEquals(seven, names(read(7, 1)));
    assertNotEquals(seven, names(read(7, 2)));
    assertEquals(20, names(read(21, 1)).size());
  }

  @Test
  void damageAnywhereSkipsAFontAtMost() throws IOException {
    byte[] whole = TinyFont.of("A", 0).bytes();
    SplittableRandom random = SEED.random();
    for (int i = 0; i < 40; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n < 5; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(fonts.resolve("damaged" + i + ".ttf"), damaged);
    }
    FontCatalog catalog = read(0, 1);
    assertEquals(40, catalog.usable().size() + catalog.skipped().size());
    assertTrue(catalog.skipped().size() >= 10, catalog.skipped().size() + " skipped");
  }
}
