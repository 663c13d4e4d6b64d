package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Trees;
import dev.csn.io.Json;
import dev.csn.spark.SampleRun.OfPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Evaluations by Spark's threads in one process: those of one machine, byte for byte. */
@ExtendWith(SampleRun.Extension.class)
class LocalEvaluateTest {
  private final SampleRun digits;
  private final SampleRun pictures;

  LocalEvaluateTest(SampleRun digits, @OfPictures SampleRun pictures) {
    this.digits = digits;
    this.pictures = pictures;
  }

  private static Launched.Result evaluate(SampleRun of, Object... options) {
    return Here.csn(
        Stream.concat(
                Stream.of("evaluate", "--run", of.run, "--format", "json"), Stream.of(options))
            .toArray());
  }

  /** What both print, and leave in the run. */
  private static JsonNode same(SampleRun of, Launched.Result expected, Object... there)
      throws Exception {
    Files.deleteIfExists(of.run.resolve("evaluation.json"));
    Launched.Result found = evaluate(of, there).good();
    assertEquals(expected.good().out(), found.out());
    assertEquals("", found.err());
    assertEquals(found.out(), Files.readString(of.run.resolve("evaluation.json")));
    return Json.MAPPER.readTree(found.out());
  }

  @Test
  void theRunsOwnGalleryIsJudgedAlike() throws Exception {
    JsonNode found = same(digits, evaluate(digits), "--master", "local[2]");
    assertEquals(
        Files.readAllLines(digits.run.resolve("gallery/items.csv")).size() - 1,
        found.get("items").intValue());
    assertEquals("test", found.get("split").textValue());
  }

  @Test
  void ofAParquetGalleryASplitIsJudged() throws Exception {
    Launched.Result expected =
        evaluate(pictures, "--gallery", pictures.export("all"), "--split", "validation");
    JsonNode found =
        same(
            pictures,
            expected,
            "--gallery",
            pictures.parquet("all"),
            "--split",
            "validation",
            "--master",
            "local[2]");
    assertEquals(60, found.get("items").intValue());
    assertEquals("validation", found.get("split").textValue());
  }

  /** Of pictures much is not known, so that every condition is judged on items of its own. */
  @Test
  @Tag("slow")
  void everyOtherWayItIsTheSame() throws Exception {
    Object[] master = {"--master", "local[2]"};
    same(pictures, evaluate(pictures), master);
    same(
        digits,
        evaluate(digits, "--split", "validation"),
        "--split",
        "validation",
        "--master",
        "local[*]");
    Path export = digits.export("all");
    Launched.Result expected = evaluate(digits, "--gallery", export);
    same(digits, expected, "--gallery", export, "--master", "local[2]");
    same(digits, expected, "--gallery", digits.parquet("all"), "--master", "local[2]");
  }

  private static void refused(SampleRun of, Path file, String says, Object... options) {
    Launched.Result result = evaluate(of, options);
    assertEquals(3, result.exit(), result.err());
    assertEquals("", result.out());
    assertEquals("csn: " + file + ": " + says, result.err().strip());
  }

  @Test
  void aGalleryWithoutTheSplitIsRefused() throws Exception {
    Path parquet = pictures.parquet("train");
    refused(
        pictures,
        parquet,
        "split test holds no item",
        "--gallery",
        parquet,
        "--master",
        "local[2]");
    Path export = pictures.export("train");
    refused(
        pictures,
        export,
        "holds no item of the split test",
        "--gallery",
        export,
        "--master",
        "local[2]");
  }

  @Test
  void aPartThatIsGoneIsNamed() throws Exception {
    Path copy = Trees.copy(pictures.parquet("all"), pictures.home.resolve("copy"));
    Path part = copy.resolve("items.parquet/part-00002.parquet");
    try {
      Files.delete(part);
      Launched.Result result = evaluate(pictures, "--gallery", copy, "--master", "local[2]");
      assertEquals(3, result.exit(), result.err());
      assertEquals(1, result.err().lines().count(), result.err());
      assertTrue(result.err().startsWith("csn: " + part + ": no such file"), result.err());
    } finally {
      Trees.delete(copy);
    }
  }
}
