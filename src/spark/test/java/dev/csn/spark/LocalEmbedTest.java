package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.cli.CommandLines;
import dev.csn.io.Json;
import dev.csn.io.Npy;
import dev.csn.io.Sha256;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Spark's threads in one process. */
@ExtendWith(SampleRun.Extension.class)
class LocalEmbedTest {
  private static final Map<String, String> PARTS = Map.of("CSN_JAVA_OPTS", "-Dspark.csn.items=700");

  private final SampleRun sample;
  @TempDir private Path directory;

  LocalEmbedTest(SampleRun sample) {
    this.sample = sample;
  }

  private Launched.Result embed(Path output, Object... more) throws Exception {
    return Launched.csn(directory, PARTS, command(output, more));
  }

  private Object[] command(Path output, Object... more) {
    return Stream.concat(
            Stream.of("embed", "--run", sample.run, "--master", "local[2]", "--output", output),
            Stream.of(more))
        .toArray();
  }

  private Set<String> left() throws Exception {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void aGalleryHoldsToTheLastBitWhatAnExportHolds() throws Exception {
    Path gallery = directory.resolve("a [b] {c} %20 é");
    Launched.Result result = embed(gallery, "--split", "all", "--format", "json").good();
    assertEquals("wrote " + gallery + "\n", result.err());
    assertEquals(SampleRun.ITEMS, Json.MAPPER.readTree(result.out()).path("items").intValue());
    assertEquals(Set.of(gallery.getFileName().toString()), left());
    Path export = sample.export("all");
    float[] embeddings = floats(export.resolve("embeddings.npy"));
    List<String> items = Files.readAllLines(export.resolve("items.csv"));
    List<String> columns = List.of(items.get(0).split(",", -1));
    try (SparkSession spark = SparkForTests.session()) {
      List<Row> rows = GalleryFiles.rows(spark, gallery);
      assertEquals(SampleRun.ITEMS, rows.size());
      int dimensions = embeddings.length / rows.size();
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        assertEquals(i, row.<Integer>getAs("id"));
        List<Float> embedding = row.getList(row.fieldIndex("embedding"));
        assertEquals(dimensions, embedding.size());
        for (int d = 0; d < dimensions; d++) {
          assertEquals(embeddings[i * dimensions + d], embedding.get(d), "item " + i);
        }
        String[] cells = items.get(i + 1).split(",", -1);
        for (int c = 0; c < cells.length; c++) {
          Object cell = row.getAs(columns.get(c));
          assertEquals(
              cells[c],
              cell instanceof Float number ? String.valueOf(number.intValue()) : cell.toString());
        }
        assertEquals(cells.length + 1, row.size());
      }
    }
    for (String file : List.of("masks.npy", "conditions.json")) {
      assertEquals(-1, Files.mismatch(export.resolve(file), gallery.resolve(file)), file);
    }
    assertEquals(
        Set.of(
            "CRC32CSUMS",
            "conditions.json",
            "gallery.json",
            "items.parquet/part-00000.parquet",
            "items.parquet/part-00001.parquet",
            "items.parquet/part-00002.parquet",
            "masks.npy"),
        GalleryFiles.digests(gallery).keySet());
    JsonNode described = Json.MAPPER.readTree(gallery.resolve("gallery.json").toFile());
    assertEquals(SampleRun.ITEMS, described.path("items").intValue());
    assertEquals("all", described.path("split").textValue());
    assertEquals(Sha256.of(sample.run.resolve("model.zip")), described.path("model").textValue());
    assertEquals(
        Sha256.of(sample.dataset.resolve("dataset.json")), described.path("dataset").textValue());
  }

  private static float[] floats(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return Npy.readFloats(in, file.toString(), Files.size(file), -1, -1);
    }
  }

  @Test
  @Tag("slow")
  void anyNumberOfThreadsMakesTheSameBytes() throws Exception {
    sample.embed("all", "local[1]", directory.resolve("one"));
    sample.embed("all", "local[3]", directory.resolve("three"));
    Map<String, String> expected = GalleryFiles.digests(sample.parquet("all"));
    assertEquals(expected, GalleryFiles.digests(directory.resolve("one")));
    assertEquals(expected, GalleryFiles.digests(directory.resolve("three")));
  }

  /** Another run, which has learned the same: its items are the same in the same order. */
  @Test
  @Tag("slow")
  void ofADatasetInShardsTheRowsAreTheSame() throws Exception {
    Path shards = directory.resolve("shards");
    Path run = directory.resolve("run");
    SampleRun.csn(
        "prepare-data", "shards", "--source", sample.dataset, "--items", 450, "--output", shards);
    CommandLines.run(
        directory.resolve("runs"),
        "train",
        "--quiet",
        "--config",
        sample.run.resolve("config.json"),
        "--set",
        "dataset=" + shards,
        "--run",
        run);
    Path whole = directory.resolve("whole");
    Path parts = directory.resolve("parts");
    embed(whole).good();
    Launched.csn(directory, PARTS, "embed", "--run", run, "--master", "local[2]", "--output", parts)
        .good();
    assertEquals(
        5,
        GalleryFiles.digests(parts).keySet().stream()
            .filter(f -> f.startsWith("items.parquet/"))
            .count());
    try (SparkSession spark = SparkForTests.session()) {
      assertEquals(GalleryFiles.rows(spark, whole), GalleryFiles.rows(spark, parts));
    }
  }

  @Test
  void whatATaskFindsDamagedIsToldInALineAndLeavesNothing() throws Exception {
    Path images = sample.dataset.resolve("images.npy");
    byte[] whole = Files.readAllBytes(images);
    byte[] damaged = whole.clone();
    damaged[whole.length - 1] ^= 1;
    Launched.Result result;
    try {
      Files.write(images, damaged);
      result = Here.csn(command(directory.resolve("gallery")));
    } finally {
      Files.write(images, whole);
    }
    assertEquals(3, result.exit(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result.err().startsWith("csn: " + images + ": changed since it was written: SHA-256"),
        result.err());
    assertEquals(Set.of(), left());
  }

  @Test
  @Tag("slow")
  void whatListensAndSaysNothingIsNoMaster() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "spark://127.0.0.1:" + silent.getLocalPort();
      Map<String, String> patience = Map.of("CSN_JAVA_OPTS", "-Dspark.csn.patience=5");
      Path output = directory.resolve("nothing");
      Launched.Result result =
          Launched.csn(
              directory,
              patience,
              "embed",
              "--run",
              sample.run,
              "--master",
              url,
              "--output",
              output);
      assertEquals(2, result.exit());
      assertEquals(
          "csn: --master " + url + ": no master of Spark's answers within 5 s\n", result.err());
      assertEquals(Set.of(), left());
    }
  }

  @Test
  void aSettingThatSparkRefusesIsTold() throws Exception {
    Path output = directory.resolve("nothing");
    Launched.Result result =
        Launched.csn(directory, Map.of("CSN_JAVA_OPTS", "-Xmx100m"), command(output));
    assertEquals(2, result.exit());
    assertTrue(result.err().matches("csn: Spark's settings: .*at least [0-9]+.*\n"), result.err());
    assertEquals(Set.of(), left());
  }
}
