package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.dataset.SplitSizes;
import dev.csn.image.ImageFile;
import dev.csn.image.ImageFit;
import dev.csn.source.folder.ImageImport;
import dev.csn.source.folder.RejectionKind;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import dev.csn.source.images.ImagesReport.Copy;
import dev.csn.source.images.ImagesReport.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesBuilderTest {
  private static final SplitPolicy DRAWN = new SplitPolicy(null, null, 0.2, 0.1);

  @TempDir private Path home;
  private ImagesFolder folder;

  @BeforeEach
  void folder() {
    folder = new ImagesFolder(home);
    folder.ordinary();
  }

  /** Changes the table: each line by the regular expression. */
  private void change(String what, String into) throws IOException {
    String text = Files.readString(folder.table);
    String changed = text.replaceAll("(?m)" + what, into);
    assertNotEquals(text, changed);
    Files.writeString(folder.table, changed);
  }

  @Test
  void everyRowIsAnItemInTheTablesOrder() {
    ImagesBuilder.Prepared prepared = folder.prepare();
    assertEquals(60, prepared.report().items());
    assertEquals(List.of(), prepared.report().rejected());
    ImageSet dataset = ImageSetStore.read(folder.output);
    assertEquals("mine", dataset.name());
    assertEquals(ImageFit.CROP, dataset.fit());
    Items items = dataset.items();
    assertEquals(
        List.of("kind", "weight", "red", "blue"),
        items.attributes().stream().map(a -> a.name()).toList());
    byte[] image = new byte[ImagesFolder.SHAPE.values()];
    for (int i = 0; i < 60; i++) {
      assertEquals("p" + i + ".png", items.file(i));
      assertEquals("k" + i % 3, items.values(i).get("kind"));
      dataset.pixels().copy(i, image, 0);
      assertArrayEquals(
          ImageFile.read(
              folder.images.resolve("p" + i + ".png"), ImagesFolder.SHAPE, ImageFit.CROP),
          image);
    }
    assertEquals(new SplitSizes(42, 6, 12), prepared.report().splits());
  }

  @Test
  void aSpreadThatNoScaleMayHaveIsRefused() throws IOException {
    change("^(p.*),(\\d+)$", "$1,$2e33");
    ImagesFolder.write(
        folder.types, "{\"color\": {\"kind\": \"continuous\", \"columns\": [\"red\", \"blue\"]}}");
    Refusal.ofInput(folder::prepare, folder.table, "color: scale", "must be from 1e-30 to 1e30");
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
    List<byte[]> first = bytes(1, "one");
    List<byte[]> second = bytes(4, "four");
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.get(i), second.get(i));
    }
  }

  private List<byte[]> bytes(int threads, String name) throws IOException {
    Path output = home.resolve(name);
    var unused =
        ImagesBuilder.build(folder.config(output, DRAWN), false, (done, total) -> {}, threads);
    List<byte[]> files = new ArrayList<>();
    for (String file : List.of("dataset.json", "images.npy", "items.csv", "report.json")) {
      files.add(Files.readAllBytes(output.resolve(file)));
    }
    return files;
  }

  @Test
  void splitsDoNotDependOnTheTablesOrder() throws IOException {
    Map<String, Split> splits = splits();
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.table));
    Collections.reverse(lines.subList(1, lines.size()));
    Files.write(folder.table, lines);
    assertEquals(splits, splits());
  }

  private Map<String, Split> splits() {
    var unused = folder.prepare();
    Items items = ImageSetStore.read(folder.output).items();
    Map<String, Split> splits = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      splits.put(items.file(i), items.split(i));
    }
    return splits;
  }

  @Test
  void progressIsOfAllImagesThatAreOpened() throws IOException {
    change("^p7.png", "gone.png");
    Files.writeString(folder.images.resolve("p8.png"), "damaged");
    List<String> seen = new ArrayList<>();
    var unused =
        ImagesBuilder.build(
            folder.config(folder.output, DRAWN),
            false,
            (done, total) -> seen.add(done + "/" + total),
            2);
    assertEquals(59, seen.size());
    assertEquals("1/59", seen.get(0));
    assertEquals("59/59", seen.get(58));
  }

  @Test
  void stoppedItLeavesNothing() {
    int[] seen = new int[1];
    ImageImport.Monitor stopping =
        new ImageImport.Monitor() {
          @Override
          public void images(int done, int total) {
            seen[0] = done;
          }

          @Override
          public boolean stopped() {
            return seen[0] == 20;
          }
        };
    assertThrows(
        CancellationException.class,
        () -> ImagesBuilder.build(folder.config(folder.output, DRAWN), false, stopping));
    assertEquals(20, seen[0]);
    assertEquals(
        List.of("items.csv", "pictures"), Arrays.stream(home.toFile().list()).sorted().toList());
  }

  @Test
  void everyRejectedRowIsReportedWithItsReason() throws IOException {
    change("^p7.png", "gone.png");
    change("^p8.png,.*", "p8.png,,NA,?,");
    change("^p9.png", "../p9.png");
    change("^p10.png", "p11.png");
    change("^p12.png,[^,]*", "p12.png,");
    Files.writeString(folder.images.resolve("p20.png"), "damaged");
    folder.picture("more/extra.png", 100, 8, 8);
    Files.copy(folder.images.resolve("p30.png"), folder.images.resolve("copy.png"));
    change("^p31.png", "copy.png");
    ImagesReport report = folder.prepare().report();
    assertEquals(
        List.of(
            new Rejection(9, "gone.png", RejectionKind.MISSING, "no such file"),
            new Rejection(10, "p8.png", RejectionKind.NO_VALUE, "no attribute has a value"),
            new Rejection(
                11, "../p9.png", RejectionKind.OUTSIDE, "leads out of the images' folder"),
            new Rejection(
                13,
                "p11.png",
                RejectionKind.REPEATED,
                "line 12 names the same file, with other values; that line was taken"),
            new Rejection(
                22,
                "p20.png",
                RejectionKind.UNREADABLE,
                "is no image, must be one of [PNG, JPEG, GIF, BMP]")),
        report.rejected());
    assertEquals(
        Map.of("missing", 1, "no-value", 1, "outside", 1, "repeated", 1, "unreadable", 1),
        report.rejectedBy());
    assertEquals(60, report.rows());
    assertEquals(55, report.items());
    assertEquals(
        List.of("more/extra.png", "p10.png", "p31.png", "p7.png", "p9.png"), report.withoutRow());
    assertEquals(List.of(new Copy("copy.png", "p30.png")), report.copies());
    assertEquals(1, report.attributes().get(0).missing());
    assertEquals(54, report.attributes().get(0).classes().values().stream().mapToInt(n -> n).sum());
    Items items = ImageSetStore.read(folder.output).items();
    int missing = 0;
    for (int i = 0; i < items.size(); i++) {
      missing += items.attributes().get(0).known(i) ? 0 : 1;
    }
    assertEquals(1, missing);
  }

  @Test
  void copiesStayInOneSplit() throws IOException {
    for (int i = 0; i < 30; i++) {
      Files.copy(
          folder.images.resolve("p" + i + ".png"),
          folder.images.resolve("p" + (59 - i) + ".png"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Map<String, Split> splits = splits();
    for (int i = 0; i < 30; i++) {
      assertEquals(splits.get("p" + i + ".png"), splits.get("p" + (59 - i) + ".png"));
    }
  }

  @Test
  void aGroupStaysInOneSplit() throws IOException {
    change("^(p\\d)(\\d?)(.png.*)$", "$1$2$3,person $1");
    change("^file,(.*)$", "file,$1,who");
    ImagesBuilder.Prepared prepared = folder.prepare(new SplitPolicy(null, "who", 0.3, 0.2));
    assertTrue(prepared.report().split().contains("each 'who' in one split"));
    Items items = ImageSetStore.read(folder.output).items();
    assertFalse(items.attribute("who").isPresent());
    Map<String, Split> of = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String who = items.file(i).substring(0, 2);
      assertEquals(of.computeIfAbsent(who, w -> splitOf(items, w)), items.split(i), who);
    }
    assertEquals(3, of.values().stream().distinct().count());
  }

  private static Split splitOf(Items items, String start) {
    for (int i = 0; i < items.size(); i++) {
      if (items.file(i).startsWith(start)) {
        return items.split(i);
      }
    }
    throw new AssertionError(start);
  }

  @Test
  void splitsCanBeGiven() throws IOException {
    change("^(p[0-3]?\\d.png.*)$", "$1,Train");
    change("^(p4\\d.png.*)$", "$1,val");
    change("^(p5\\d.png.*)$", "$1,test");
    change("^(p59.png.*),test$", "$1,");
    change("^file,(.*)$", "file,$1,fold");
    ImagesReport report = folder.prepare(new SplitPolicy("fold", null, 0.2, 0.1)).report();
    assertEquals(new SplitSizes(40, 10, 9), report.splits());
    assertEquals(
        List.of(new Rejection(61, "p59.png", RejectionKind.NO_SPLIT, "the row names no split")),
        report.rejected());
    Items items = ImageSetStore.read(folder.output).items();
    for (int i = 0; i < 59; i++) {
      assertEquals(i < 40 ? Split.TRAIN : i < 50 ? Split.VALIDATION : Split.TEST, items.split(i));
    }
    change(",val$", ",train");
    report = folder.prepare(new SplitPolicy("fold", null, 0.2, 0.1)).report();
    assertEquals(new SplitSizes(45, 5, 9), report.splits());
    assertTrue(report.split().contains("0.1 of train, drawn"), report.split());
    change(",test$", ",held out");
    Refusal.ofInput(
        () -> folder.prepare(new SplitPolicy("fold", null, 0.2, 0.1)),
        folder.table,
        "line 52",
        "fold 'held out'");
  }

  /** Adds a column of splits to all rows. */
  private void splitColumn(String heading, String train, String validation, String test)
      throws IOException {
    change("^(p[0-3]?\\d.png.*)$", "$1," + train);
    change("^(p4\\d.png.*)$", "$1," + validation);
    change("^(p5\\d.png.*)$", "$1," + test);
    change("^file,(.*)$", "file,$1," + heading);
  }

  @ParameterizedTest
  @CsvSource({
    "split, train, val, test, 40 10 10",
    "Data Set, Training, DEV, Testing, 40 10 10",
    "train_test_split, TRAIN, valid, TEST, 40 10 10",
    "fold, train, validation, test, 40 10 10",
    "Partition, train, train, test, 45 5 10",
  })
  void aColumnThatOnlyNamesSplitsGivesThemAndThatIsTold(
      String heading, String train, String validation, String test, String sizes)
      throws IOException {
    splitColumn(heading, train, validation, test);
    ImagesReport report = folder.prepare().report();
    SplitSizes found = report.splits();
    assertEquals(sizes, found.train() + " " + found.validation() + " " + found.test());
    assertTrue(report.split().startsWith("given by column '" + heading + "'"), report.split());
    assertEquals(4, report.attributes().size());
    String remarks = String.join("\n", report.remarks());
    assertTrue(remarks.contains("read from column '" + heading + "'"), remarks);

    ImagesFolder.write(folder.types, "{\"" + heading + "\": \"ignore\"}");
    report = folder.prepare().report();
    assertEquals(new SplitSizes(42, 6, 12), report.splits());
    assertFalse(report.remarks().toString().contains("--split-column"));
  }

  @ParameterizedTest
  @CsvSource({
    "usage, train, val, test, usage", // no such heading
    "split, train, val, val, split_column", // no test items
    "split, train, holdout, test, split_column", // another word
    "partition, 0, 1, 2, partition",
    "split, train, '', test, split_column", // not of all rows
    "set, test, test, test, ",
  })
  void aColumnThatMaySayAnythingElseStaysAnAttributeAndIsRemarked(
      String heading, String train, String validation, String test, String attribute)
      throws IOException {
    splitColumn(heading, train, validation, test);
    ImagesReport report = folder.prepare(new SplitPolicy(null, null, 0.3, 0.3)).report();
    assertTrue(report.split().startsWith("drawn"), report.split());
    List<String> names = report.attributes().stream().map(a -> a.name()).toList();
    assertEquals(attribute == null ? 4 : 5, names.size());
    assertTrue(attribute == null || names.contains(attribute), names.toString());
    assertEquals(
        attribute != null,
        String.join("\n", report.remarks()).contains("--split-column '" + heading + "'"));
  }

  @Test
  void namesOfSplitsAreSuspectedWhereTheyCannotBeTrainedOn() throws IOException {
    splitColumn("usage", "train", "val", "test");
    Refusal.ofInput(
        () -> folder.prepare(),
        "attribute 'usage'",
        "its values are names of splits, maybe --split-column 'usage'");
  }

  @Test
  void longTextsThatAreToBeClassesAreRefusedWithTheWayOut() throws IOException {
    splitColumn("note", "a text ".repeat(40), "b", "c");
    ImagesFolder.write(folder.types, "{\"note\": \"categorical\"}");
    Refusal.ofInput(
        () -> folder.prepare(),
        "note 'a text a text",
        "a label has at most 255 characters; maybe --types with {\"note\": \"ignore\"}");
  }

  @Test
  void aColumnOfSplitsThatIsNotUsedIsRemarked() throws IOException {
    splitColumn("split", "train", "val", "test");
    ImagesReport report = folder.prepare(new SplitPolicy(null, "kind", 0.3, 0.3)).report();
    assertTrue(report.split().startsWith("drawn"), report.split());
    String remark =
        "columns [split] hold splits but were not used; maybe name one by --split-column";
    assertTrue(report.remarks().contains(remark), report.remarks().toString());
    change("^(.*),(train|val|test)$", "$1,$2,$2");
    change("^file,(.*)$", "file,$1,fold");
    remark =
        "columns [split, fold] hold splits but were not used; maybe name one by --split-column";
    report = folder.prepare().report();
    assertTrue(report.remarks().contains(remark), report.remarks().toString());
    assertEquals(4, report.attributes().size());
    report = folder.prepare(new SplitPolicy("fold", null, 0.2, 0.1)).report();
    remark = "columns [split] hold splits but were not used; maybe name one by --split-column";
    assertTrue(report.remarks().contains(remark), report.remarks().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Unnamed: 0", "index"})
  void anIndexBesideTheFilesIsNotTakenForThem(String heading) throws IOException {
    change("^(p(\\d+).*)$", "$2,$1");
    change("^(file.*)$", heading + ",$1");
    folder.picture("3.png", 99, 8, 8); // what no row means
    ImagesReport report = folder.prepare().report();
    assertEquals(60, report.items());
    assertEquals(List.of("3.png"), report.withoutRow());
    assertTrue(
        report.remarks().toString().contains("files are named by column 'file', not by '"),
        report.remarks().toString());
    // One that is gone leaves the others to their column.
    for (int i = 0; i < 60; i++) {
      folder.picture(i + ".png", 60 + i, 8, 8);
    }
    Files.delete(folder.images.resolve("p5.png"));
    report = folder.prepare().report();
    assertEquals(heading.equals("index") ? 60 : 59, report.items());
    assertTrue(report.remarks().toString().contains("--file-column"), report.remarks().toString());
  }

  @Test
  void twoColumnsThatNameDifferentImagesAreNotGuessedBetween() throws IOException {
    change("^(p(\\d+).*)$", "$2,$1");
    change("^(file.*)$", "number,$1");
    for (int i = 0; i < 60; i++) {
      folder.picture(i + ".png", 60 + i, 8, 8);
    }
    Refusal.ofInput(
        () -> folder.prepare(),
        folder.table,
        "columns 'number' and 'file' both name images, different ones",
        "line 2 has '0' and 'p0.png'",
        "--file-column 'file'");
    for (int i = 0; i < 60; i++) { // numbers and names of the same images
      Files.delete(folder.images.resolve("p" + i + ".png"));
    }
    change("p(\\d+).png", "$1.png");
    assertEquals(60, folder.prepare().report().items());
  }

  @Test
  void namesMayBeNumbers() throws IOException {
    for (int i = 0; i < 60; i++) {
      Files.move(folder.images.resolve("p" + i + ".png"), folder.images.resolve(i + ".png"));
    }
    change("^p(\\d+).png", "$1");
    assertEquals(60, folder.prepare().report().items());
    change("^(file|0,).*\n", "");
    Refusal.ofInput(
        () -> folder.prepare(), folder.table, "line 1", "'1' names an image", "no header");
  }

  @Test
  void hintNamesTheColumnOfFiles() throws IOException {
    change("^(file|p\\d+.png),([^,]*),", "$2,$1,");
    Refusal.ofInput(() -> folder.prepare(), "column 'kind'", "maybe --file-column 'file'");
    change(",p(\\d+).png", ",/home/me/shoes/p$1.png");
    change("^([^,]*),([^,]*),", "$2,$1,");
    Refusal.ofInput(
        () -> folder.prepare(),
        "a path from the root",
        "'p0.png' is found: leave '/home/me/shoes/' out of the names");
    change("^([^,]*),([^,]*),", "$2,$1,");
    change("/home/me/shoes/p(\\d+).png", "shoe$1.png");
    Refusal.ofInput(
        () -> folder.prepare(), "line 2 'k0': no such file", "the folder has 'p0.png' and 59 more");
  }

  @Test
  void imagesThatAreAllAlikeAreRefused() throws IOException {
    for (int i = 1; i < 60; i++) { // not copies of a file
      folder.picture("p" + i + ".png", 0, 8, 8);
      Files.write(folder.images.resolve("p" + i + ".png"), new byte[i], StandardOpenOption.APPEND);
    }
    folder.picture("p0.png", 0, 8, 8);
    Refusal.ofInput(() -> folder.prepare(), folder.images, "all 60 images are alike");
    assertFalse(Files.exists(folder.output));
  }

  @Test
  void manyCopiesAreNamedWhereTheyAreToBlame() throws IOException {
    for (int i = 2; i < 60; i++) {
      Files.copy(
          folder.images.resolve("p1.png"),
          folder.images.resolve("p" + i + ".png"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Refusal.ofInput(() -> folder.prepare(), "58 of 60 files are copies", "take other images");
  }

  @Test
  void manyClassesOfFewItemsNameTheGroupColumnBeforeAnyImageIsRead() throws IOException {
    StringBuilder rows = new StringBuilder("file,who is it,weight\n");
    for (int i = 0; i < 60; i++) {
      rows.append("p%d.png,person %d,%d.5\n".formatted(i, i / 2, i));
    }
    Files.writeString(folder.table, rows);
    ImageImport.Monitor none =
        (done, total) -> {
          throw new AssertionError("read");
        };
    Refusal.ofInput(
        () -> ImagesBuilder.build(folder.config(folder.output, DRAWN), false, none),
        "attribute 'who_is_it'",
        "30 classes of 2.0 items on average",
        "--group-column 'who is it'");
    ImagesReport report = folder.prepare(new SplitPolicy(null, "who is it", 0.2, 0.2)).report();
    assertEquals(1, report.attributes().size());
  }

  @Test
  void typesAreAsTold() {
    ImagesFolder.write(
        folder.types,
        """
        {"color": {"kind": "continuous", "columns": ["red", "blue"]},
         "kind": {"kind": "ordinal", "levels": ["k2", "k0", "k1"]}, "weight": "ignore"}
        """);
    ImagesReport report = folder.prepare().report();
    Items items = ImageSetStore.read(folder.output).items();
    Continuous color = (Continuous) items.attribute("color").orElseThrow();
    double[] reds =
        Arrays.stream(items.rows(Split.TRAIN))
            .mapToDouble(row -> color.component(row, 0))
            .toArray();
    double mean = Arrays.stream(reds).average().orElseThrow();
    double variance = Arrays.stream(reds).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertEquals(Math.sqrt(variance), color.schema().scales().get(0), 1e-9);
    assertEquals(2 * Math.sqrt(variance), color.schema().scales().get(1), 1e-9);
    assertEquals(177, report.attributes().get(1).components().get(0).greatest());
    assertEquals("ordinal", items.attribute("kind").orElseThrow().schema().kind().label());
    assertEquals(20, report.attributes().get(0).classes().get("k0"));
    assertEquals(
        List.of("k2", "k0", "k1"), List.copyOf(report.attributes().get(0).classes().keySet()));
    assertEquals(List.of("weight"), ImagesFolder.columns(report.ignored()));
  }

  @Test
  void aWordThatIsNoNumberIsToldBeforeAnyImageIsRead() throws IOException {
    ImagesFolder.write(folder.types, "{\"weight\": \"continuous\"}");
    change("^(p3.png,k0),[^,]*", "$1,heavy");
    Refusal.ofInput(
        () ->
            ImagesBuilder.build(
                folder.config(folder.output, DRAWN),
                false,
                (done, total) -> {
                  throw new AssertionError("read");
                }),
        folder.table,
        "line 5",
        "weight 'heavy'",
        "must be a number");
    assertFalse(Files.exists(folder.output));
  }

  @Test
  void splitsWithoutTripletsAreRefused() throws IOException {
    change("^p[1-5]\\d.*\n", ""); // ten rows are left
    Refusal.ofInput(
        () -> folder.prepare(),
        folder.table,
        "split validation (1 items): attribute 'kind': 1 class of at most 1 items",
        "must be two classes, one of them of two items",
        "--validation");
    change("^(p\\d.png),k\\d", "$1,");
    Refusal.ofInput(
        () -> folder.prepare(),
        "split validation (1 items): attribute 'weight': 1 items with a value",
        "must be three");
    assertFalse(Files.exists(folder.output));
  }

  @Test
  void aGuessedClassThatAllItemsHaveIsNoAttribute() throws IOException {
    change("^(p\\d+.png),k[12]", "$1,k0");
    assertEquals(List.of("kind"), ImagesFolder.columns(folder.prepare().report().ignored()));
    ImagesFolder.write(folder.types, "{\"kind\": \"categorical\"}");
    Refusal.ofInput(() -> folder.prepare(), "column 'kind'", "one class 'k0'");
  }

  @Test
  void nothingUsableIsRefusedWithTheFirstReason() throws IOException {
    change("^p", "q");
    Refusal.ofInput(
        () -> folder.prepare(),
        folder.table,
        "none of 60 rows",
        "column 'file'",
        "line 2 'q0.png': no such file");
    change("^q", "p");
    for (int i = 0; i < 60; i++) {
      Files.writeString(folder.images.resolve("p" + i + ".png"), "damaged");
    }
    Refusal.ofInput(() -> folder.prepare(), "none of 60 rows", "line 2 'p0.png': is no image");
    assertFalse(Files.exists(folder.output));
  }

  @Test
  void singleItemsImbalanceAndCaseAreRemarked() throws IOException {
    change("^(p\\d+.png),k2", "$1,k0");
    change("^p3.png,k0", "p3.png,K0");
    ImagesReport report = folder.prepare().report();
    assertEquals(39.0, report.attributes().get(0).imbalance());
    assertEquals(1, report.attributes().get(0).single());
    String remarks = String.join("\n", report.remarks());
    assertTrue(remarks.contains("'K0' and 'k0' are two classes"), remarks);
    assertTrue(remarks.contains("1 of 3 classes have one item"), remarks);
    assertTrue(remarks.contains("39 times"), remarks);
  }

  @Test
  void ambiguousTablesAreRemarked() throws IOException {
    StringBuilder rows = new StringBuilder("file,,weight,blue\n");
    for (int i = 0; i < 60; i++) {
      rows.append("p%d.png,k%d,1.%d%s\n".formatted(i, i % 3, 100 + i, i == 9 ? "" : ",7." + i));
    }
    Files.writeString(folder.table, rows);
    String remarks = String.join("\n", folder.prepare().report().remarks());
    assertTrue(remarks.contains("1 row has fewer cells"), remarks);
    assertTrue(remarks.contains("column 2: has no heading"), remarks);
    assertTrue(
        remarks.contains("weight: '1.100' (line 2) is read as 1.100; if it is 1100"), remarks);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, --test 0.0",
    "0.2, 1, --validation 1.0",
    "0.5, 0.5, must leave a share",
    "NaN, 0.1, --test NaN",
  })
  void sharesMustLeaveAllThree(double test, double validation, String named) {
    Refusal.ofConfiguration(() -> new SplitPolicy(null, null, test, validation), named);
  }

  @Test
  void aGivenSplitHasNoGroups() {
    Refusal.ofConfiguration(
        () -> new SplitPolicy("a", "b", 0.2, 0.1), "--group-column 'b'", "--split-column 'a'");
  }
}
