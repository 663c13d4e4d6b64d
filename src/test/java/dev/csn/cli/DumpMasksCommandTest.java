package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.MaskFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SampleRun.Extension.class)
class DumpMasksCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  DumpMasksCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void theDocumentHasExactlyTheFieldsThatOtherProgramsRead() {
    JsonNode masks = dump();
    assertEquals(MaskFields.DUMP, Csn.fields(masks));
    assertEquals("[\"color\",\"digit\"]", masks.get("conditions").toString());
    assertEquals(SampleRun.EMBEDDING_SIZE, masks.get("embeddingSize").intValue());
    assertEquals(1, masks.get("overlap").size());
    assertEquals(
        List.of(
            "a",
            "b",
            "rawCosine",
            "activeCosine",
            "effectiveCosine",
            "sharedDimensions",
            "permutationP",
            "permutationMean"),
        Csn.fields(masks.at("/overlap/0")));
    assertEquals(List.of("color", "digit"), Csn.fields(masks.get("sparsity")));
    assertEquals(List.of("gini", "activeDimensions"), Csn.fields(masks.at("/sparsity/digit")));
  }

  @Test
  void activeIsThePositivePartOfRawAndEffectiveWeighsItByTheEmbeddingsSpread() throws IOException {
    JsonNode masks = dump();
    Export gallery = Export.read(sample.run.resolve("gallery"));
    for (int c = 0; c < 2; c++) {
      for (int d = 0; d < SampleRun.EMBEDDING_SIZE; d++) {
        double raw = masks.get("raw").get(c).get(d).doubleValue();
        double active = masks.get("active").get(c).get(d).doubleValue();
        assertEquals(Math.max(0, raw), active);
        assertEquals(gallery.masks()[c][d], (float) active);
        assertEquals(
            active * spread(gallery.embeddings(), d),
            masks.get("effective").get(c).get(d).doubleValue(),
            1e-6);
      }
    }
    assertEquals(
        cosine(masks.get("effective").get(0), masks.get("effective").get(1)),
        masks.at("/overlap/0/effectiveCosine").doubleValue(),
        1e-9);
    assertEquals(
        cosine(masks.get("raw").get(0), masks.get("raw").get(1)),
        masks.at("/overlap/0/rawCosine").doubleValue(),
        1e-7); // JSON has as many digits as tell two float32 apart
  }

  @Test
  void theCsvHasARowPerConditionAndDimension() throws IOException {
    Path file = directory.resolve("masks.csv");
    Files.writeString(file, "what was there before");
    JsonNode masks = sample.ask("dump-masks", "--format", "json", "--output", file).json();
    List<String> lines = Files.readAllLines(file);
    assertEquals("condition,dimension,raw,active,effective", lines.get(0));
    List<String> expected = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      for (int d = 0; d < SampleRun.EMBEDDING_SIZE; d++) {
        expected.add(
            String.join(
                ",",
                masks.get("conditions").get(c).textValue(),
                Integer.toString(d),
                masks.get("raw").get(c).get(d).asText(),
                masks.get("active").get(c).get(d).asText(),
                masks.get("effective").get(c).get(d).asText()));
      }
    }
    assertEquals(expected, lines.subList(1, lines.size()));
  }

  /** An entry's share of its mask's maximum. */
  private static double share(JsonNode mask, int dimension) {
    double maximum = 0;
    for (JsonNode entry : mask) {
      maximum = Math.max(maximum, entry.doubleValue());
    }
    return mask.get(dimension).doubleValue() / maximum;
  }

  @Test
  void theTextShowsWhoUsesWhichDimensionThenTheOverlap() {
    JsonNode masks = dump();
    List<String> lines = sample.ask("dump-masks").out().lines().toList();
    assertEquals("effective masks (mask x spread of the embedding)", lines.get(0));
    List<Integer> shown = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      assertTrue(lines.get(5 + c).startsWith(c == 0 ? "color  " : "digit  "), lines.get(5 + c));
      List<String> words = List.of(lines.get(9 + c).split(" +"));
      for (String dimension : words.subList(1, words.size())) {
        int d = Integer.parseInt(dimension);
        assertTrue(
            share(masks.get("effective").get(c), d) >= share(masks.get("effective").get(1 - c), d),
            dimension + " is used more by the other");
        shown.add(d);
      }
    }
    Collections.sort(shown);
    assertEquals(IntStream.range(0, SampleRun.EMBEDDING_SIZE).boxed().toList(), shown);
    assertTrue(lines.subList(5, 7).stream().anyMatch(line -> line.contains("@")), "no largest bar");
    assertTrue(
        words(lines)
            .contains(
                List.of(
                    "color",
                    "digit",
                    three(masks, "/overlap/0/effectiveCosine"),
                    three(masks, "/initial/overlap/0/effectiveCosine"),
                    three(masks, "/overlap/0/permutationMean"),
                    String.format(
                        Locale.ROOT, "%.4f", masks.at("/overlap/0/permutationP").doubleValue()),
                    three(masks, "/overlap/0/activeCosine"),
                    three(masks, "/initial/overlap/0/activeCosine"),
                    three(masks, "/overlap/0/rawCosine"),
                    three(masks, "/initial/overlap/0/rawCosine"),
                    masks.at("/overlap/0/sharedDimensions").asText(),
                    masks.at("/initial/overlap/0/sharedDimensions").asText())),
        lines.toString());
    assertTrue(
        words(lines)
            .contains(
                List.of(
                    "color",
                    three(masks, "/probes/color/color/r2"),
                    three(masks, "/probes/color/digit/accuracy"))),
        lines.toString());
  }

  private static List<List<String>> words(List<String> lines) {
    return lines.stream().map(line -> List.of(line.strip().split(" +"))).toList();
  }

  private static String three(JsonNode masks, String figure) {
    return String.format(Locale.ROOT, "%.3f", masks.at(figure).doubleValue());
  }

  @Test
  void whatTrainingStartedFromIsWhatItsFileSays() throws IOException {
    JsonNode initial = Csn.parse(Files.readString(sample.run.resolve("initial.json")));
    assertEquals(List.of("conditions", "raw", "active", "standardDeviations"), Csn.fields(initial));
    JsonNode first = dump().at("/initial/overlap/0");
    JsonNode raw = initial.get("raw");
    assertEquals(cosine(raw.get(0), raw.get(1)), first.get("rawCosine").doubleValue(), 1e-6);
    JsonNode active = initial.get("active");
    assertEquals(
        cosine(active.get(0), active.get(1)), first.get("activeCosine").doubleValue(), 1e-6);
    assertTrue(raw.get(0).get(0).doubleValue() != dump().at("/raw/0/0").doubleValue());
    for (JsonNode deviation : initial.get("standardDeviations")) {
      assertTrue(deviation.doubleValue() > 0, "an untrained network that spreads nothing");
    }
  }

  @Test
  void aRunThatDoesNotKnowWhatItStartedFromSaysADash() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    Files.delete(run.resolve("initial.json"));
    Path sums = run.resolve("CRC32CSUMS"); // as of a run from before there was one
    List<String> listed = Files.readAllLines(sums);
    Files.write(sums, listed.stream().filter(line -> !line.endsWith("  initial.json")).toList());
    JsonNode masks = sample.csn.run("dump-masks", "--run", run, "--format", "json").json();
    assertTrue(masks.get("initial").isNull());
    assertEquals(dump().get("overlap"), masks.get("overlap"));
    List<String> lines = sample.csn.run("dump-masks", "--run", run).out().lines().toList();
    assertTrue(
        words(lines).contains(List.of("before", "training", "-", "-", "-", "-", "-")),
        lines.toString());
  }

  private JsonNode dump() {
    return sample.ask("dump-masks", "--format", "json").json();
  }

  private static double spread(float[][] rows, int d) {
    double sum = 0;
    double squares = 0;
    for (float[] row : rows) {
      sum += row[d];
      squares += (double) row[d] * row[d];
    }
    double mean = sum / rows.length;
    return Math.sqrt(Math.max(0, squares / rows.length - mean * mean));
  }

  private static double cosine(JsonNode a, JsonNode b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int d = 0; d < a.size(); d++) {
      dot += a.get(d).doubleValue() * b.get(d).doubleValue();
      aa += a.get(d).doubleValue() * a.get(d).doubleValue();
      bb += b.get(d).doubleValue() * b.get(d).doubleValue();
    }
    return dot / Math.sqrt(aa * bb);
  }
}
