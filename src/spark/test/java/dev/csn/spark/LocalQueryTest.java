package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Trees;
import dev.csn.io.Json;
import dev.csn.spark.SampleRun.OfPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries by Spark's threads in one process: the answers of one machine, byte for byte. */
@ExtendWith(SampleRun.Extension.class)
class LocalQueryTest {
  private final SampleRun digits;
  private final SampleRun pictures;
  @TempDir private Path directory;

  LocalQueryTest(SampleRun digits, @OfPictures SampleRun pictures) {
    this.digits = digits;
    this.pictures = pictures;
  }

  private static Object[] query(SampleRun of, Object... options) {
    return Stream.concat(Stream.of("query", "--run", of.run), Stream.of(options)).toArray();
  }

  private static Object[] with(Object[] some, Object... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray();
  }

  /** Anchors of all splits under every kind of similarity, some twice. */
  private Path questions(int items, String... conditions) throws Exception {
    List<String> lines = new ArrayList<>(List.of("id,condition"));
    for (int i = 0; i < 40; i++) {
      lines.add(i * 47 % items + ",\"" + conditions[i % conditions.length] + "\"");
    }
    lines.add(lines.get(3));
    return Files.write(directory.resolve("ask.csv"), lines);
  }

  private Path questionsOfDigits() throws Exception {
    return questions(SampleRun.ITEMS, "color", "digit", "color,digit", "color=0.7,digit=0.3");
  }

  private Path questionsOfPictures() throws Exception {
    return questions(
        Pictures.ITEMS, "shape", "size", "grade", "shape=3,size=1,grade", "size,grade");
  }

  /** The answer of both, where one machine reads an export of what the cluster reads. */
  private static JsonNode same(Object[] question, Object[] here, Object[] there) throws Exception {
    Object[] json = with(question, "--format", "json");
    Launched.Result expected = Here.csn(with(json, here)).good();
    Launched.Result found = Here.csn(with(with(json, there), "--master", "local[2]")).good();
    assertEquals(expected.out(), found.out());
    assertEquals(expected.err(), found.err());
    assertEquals(
        Here.csn(with(question, here)).good().out(),
        Here.csn(with(with(question, there), "--master", "local[2]")).good().out());
    return Json.MAPPER.readTree(found.out());
  }

  @Test
  void aParquetGalleryAnswersAsAnExport() throws Exception {
    Object[] export = {"--gallery", digits.export("all")};
    Object[] parquet = {"--gallery", digits.parquet("all")};
    JsonNode answers =
        same(query(digits, "--queries", questionsOfDigits(), "-k", 7), export, parquet);
    assertEquals(41, answers.get("results").size());
    try (Stream<Path> parts = Files.list(digits.parquet("all").resolve("items.parquet"))) {
      assertTrue(parts.count() > 10);
    }
  }

  @Test
  @Tag("slow")
  void itCanLeaveOutItemsAndAllOfThem() throws Exception {
    Object[] export = {"--gallery", digits.export("all")};
    Object[] parquet = {"--gallery", digits.parquet("all")};
    Object[] ask = query(digits, "--queries", questionsOfDigits());
    same(with(ask, "--where", "digit=3|4|8,color_r=40.."), export, parquet);
    JsonNode few = same(with(ask, "--where", "color_g=7,color_r=7", "-k", 90), export, parquet);
    assertTrue(few.at("/results/0/neighbors").size() < 90);
    JsonNode none = same(with(ask, "--where", "color_r=1000.."), export, parquet);
    assertEquals(0, none.at("/results/0/neighbors").size());
  }

  @Test
  void theRunsOwnGalleryAndAnExportAnswerAlike() throws Exception {
    Object[] ask = query(digits, "--queries", questionsOfDigits(), "-k", 5);
    same(with(ask, "--where", "digit=1|7"), new Object[0], new Object[0]);
    Object[] export = {"--gallery", digits.export("all")};
    same(ask, export, export);
  }

  @Test
  @Tag("slow")
  void aSplitIsEmbeddedAndAsked() throws Exception {
    Object[] ask = query(digits, "--queries", questionsOfDigits(), "--split", "validation");
    same(ask, new Object[0], new Object[0]);
  }

  /** Of four copies of each picture, three neighbors can only be some. */
  @Test
  void ofItemsThatAreEquallyFarThoseOfTheLeastIdsAreFound() throws Exception {
    Object[] ask = query(pictures, "--queries", questionsOfPictures(), "-k", 6);
    JsonNode answers =
        same(
            ask,
            new Object[] {"--gallery", pictures.export("train")},
            new Object[] {"--gallery", pictures.parquet("train")});
    int inside = 0;
    int ties = 0;
    for (JsonNode answer : answers.get("results")) {
      JsonNode neighbors = answer.get("neighbors");
      inside += neighbors.get(0).get("distance").doubleValue() == 0 ? 1 : 0;
      for (int i = 1; i < neighbors.size(); i++) {
        double step =
            neighbors.get(i).get("distance").doubleValue()
                - neighbors.get(i - 1).get("distance").doubleValue();
        assertTrue(step >= 0, answer.toString());
        if (step == 0) {
          ties++;
          assertTrue(
              neighbors.get(i).get("id").intValue() > neighbors.get(i - 1).get("id").intValue(),
              answer.toString());
        }
      }
    }
    assertTrue(inside > 10 && inside < 35, inside + " anchors have copies in the gallery");
    assertTrue(ties > 100, ties + " ties");
    assertTrue(answers.at("/results/0/neighbors/0").has("file"), answers.at("/results/0") + "");
  }

  @Test
  @Tag("slow")
  void whatIsNotKnownOfAnItemIsNotAsAsked() throws Exception {
    Object[] ask = query(pictures, "--queries", questionsOfPictures(), "-k", 200);
    Object[] export = {"--gallery", pictures.export("train")};
    Object[] parquet = {"--gallery", pictures.parquet("train")};
    JsonNode answers = same(with(ask, "--where", "shape=disc,size_value=..9"), export, parquet);
    int found = answers.at("/results/0/neighbors").size();
    assertTrue(found > 5 && found < 100, found + " found");
    same(with(ask, "--where", "grade=low|high"), export, parquet);
    same(with(ask, "--where", "grade!=..low,size=..9"), export, parquet);
  }

  @Test
  void oneAnchorAnswersAsWithoutTheCluster() throws Exception {
    Object[] export = {"--gallery", pictures.export("train")};
    Object[] parquet = {"--gallery", pictures.parquet("train")};
    int inside = Json.MAPPER.readTree(first(pictures).toString()).get("id").intValue();
    same(query(pictures, "--condition", "shape", "--id", inside), export, parquet);
    Path image = pictures.home.resolve("images/p000.png");
    same(query(pictures, "--condition", "size,shape", "--image", image), export, parquet);
  }

  /** Some item of the gallery. */
  private static JsonNode first(SampleRun of) throws Exception {
    Object[] any = query(of, "--condition", "size", "--gallery", of.export("train"));
    return Json.MAPPER.readTree(Here.csn(with(any, "--format", "json")).good().out()).get("anchor");
  }

  @Test
  @Tag("slow")
  void anAnchorOutsideTheGalleryIsEmbeddedAndThePictureIsTheSame() throws Exception {
    Object[] ask = query(digits, "--condition", "color", "--split", "test", "--id", 0, "-k", 4);
    Path here = directory.resolve("here.png");
    Path there = directory.resolve("there.png");
    Launched.Result expected = Here.csn(with(ask, "--output", here)).good();
    Launched.Result found = Here.csn(with(ask, "--output", there, "--master", "local[2]")).good();
    assertEquals(expected.out(), found.out());
    assertEquals(-1, Files.mismatch(here, there));
  }

  private void refused(int exit, String says, Object... command) {
    Launched.Result result = Here.csn(command);
    assertEquals(exit, result.exit(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("csn: " + says), result.err());
  }

  /** Before a cluster is asked for anything. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--condition color --id 3 --index | --index: cannot be combined with --master, whose search"
            + " is exact",
        "--condition color --seed 3 | --master: no anchor; name one with --id or --image",
        "--condition color | --master: no anchor; name one with --id or --image",
        "--condition colour --id 3 | --condition 'colour': unknown condition 'colour', did you"
            + " mean",
        "--condition color --id 3 --where digt=3 | --where 'digt=3'",
        "--condition color --id 3 -k 0 | -k: 0 is too small",
        "--condition color --id 3 --output x.gif | --output x.gif",
      })
  void whatNoClusterDoesIsRefused(String options, String says) {
    Object[] ask = query(digits, (Object[]) options.split(" ", -1));
    refused(2, says, with(ask, "--master", Here.NOWHERE));
  }

  @Test
  void aFileOfQuestionsIsReadBeforeAClusterIsAsked() throws Exception {
    Path file = Files.writeString(directory.resolve("ask.csv"), "id,condition\n1,color\nx,digit\n");
    refused(
        2, file + ": line 3: id 'x'", query(digits, "--queries", file, "--master", Here.NOWHERE));
  }

  @Test
  void anUnknownItemIsNamed() throws Exception {
    Object[] gallery = {"--gallery", pictures.parquet("train"), "--master", "local[2]"};
    refused(
        2,
        "--id: 240 is no item of the dataset, must be from 0 to 239",
        with(query(pictures, "--condition", "size", "--id", 240), gallery));
    Path file = Files.writeString(directory.resolve("ask.csv"), "id\n3\n\n700\n");
    refused(
        2,
        file + ": line 4: id 700 is no item of the dataset, must be from 0 to 239",
        with(query(pictures, "--condition", "size", "--queries", file), gallery));
  }

  @Test
  void aGalleryOfAnotherModelIsRefused() throws Exception {
    refused(
        3,
        pictures.parquet("train") + ": was not embedded by the model of " + digits.run,
        query(
            digits,
            "--condition",
            "color",
            "--id",
            3,
            "--gallery",
            pictures.parquet("train"),
            "--master",
            "local[1]"));
  }

  @Test
  void whereThereIsNoGalleryIsSaid() throws Exception {
    Path none = directory.resolve("none");
    refused(3, none + ": no such gallery", ask(none));
  }

  private Object[] ask(Path gallery) {
    return query(
        pictures, "--condition", "size", "--id", 3, "--gallery", gallery, "--master", "local[2]");
  }

  private Path copy() throws Exception {
    return Trees.copy(pictures.parquet("train"), directory.resolve("copy"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.97, 1})
  void aPartOfWhichAByteWasChangedIsNamed(double where) throws Exception {
    Path copy = copy();
    Path part = copy.resolve("items.parquet/part-00001.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[(int) (where * (bytes.length - 1))] ^= 1;
    Files.write(part, bytes);
    refused(3, part + ": damaged, changed since it was written: CRC-32C", ask(copy));
  }

  @Test
  void aPartThatIsGoneOrForeignIsNamed() throws Exception {
    Path copy = copy();
    Path part = copy.resolve("items.parquet/part-00001.parquet");
    Path other = copy.resolve("items.parquet/part-00099.parquet");
    Files.move(part, other);
    refused(3, part + ": no such file", ask(copy));
    Files.copy(other, part);
    refused(3, other + ": not of the gallery that", ask(copy));
    Files.delete(other);
    Files.copy(
        pictures.parquet("all").resolve("items.parquet/part-00001.parquet"),
        part,
        StandardCopyOption.REPLACE_EXISTING);
    refused(3, part + ": damaged, changed since it was written: CRC-32C", ask(copy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"items\": 120 | \"items\": 121 | damaged, changed since it was written",
        "\"items\": 120 | \"items\": 0 | items: 0, must be at least 1",
        "\"items\": 120, | '' | key 'items': ",
        "\"formatVersion\": 1 | \"formatVersion\": 3 | formatVersion 3, must be 1",
        "\"split\": \"train\" | \"split\": null | split: null, must be a split or all",
        "{ | '' | not JSON",
      })
  void aDamagedDescriptionIsNamed(String whole, String damaged, String says) throws Exception {
    Path copy = copy();
    Path file = copy.resolve("gallery.json");
    String text = Files.readString(file);
    assertTrue(text.contains(whole), text);
    Files.writeString(file, text.replaceFirst(Pattern.quote(whole), damaged));
    Launched.Result result = Here.csn(ask(copy));
    assertEquals(3, result.exit(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("csn: " + file + ": "), result.err());
    assertTrue(result.err().contains(says), result.err());
  }

  @Test
  void withoutItsChecksumsAGalleryIsNotTrusted() throws Exception {
    Path copy = copy();
    Files.delete(copy.resolve("CRC32CSUMS"));
    refused(3, copy.resolve("CRC32CSUMS") + ": no such file", ask(copy));
  }
}
