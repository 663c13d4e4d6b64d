package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.evaluation.StoredEvaluation;
import dev.csn.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Evaluations that a run keeps; one that is accepted is written and read as the same. */
final class EvaluationTarget implements Target {
  private final Path file;

  EvaluationTarget(Path scratch) {
    this.file = scratch.resolve("evaluation.json");
  }

  @Override
  public List<byte[]> seeds() {
    String all =
        """
        {"split":"test","conditions":{
          "z":{"kind":"ordinal","triplets":9,"tripletAccuracy":0.9,"meanDistanceAt10":24,
               "idealDistanceAt10":20,"randomDistanceAt10":132,"known":7},
          "y":{"kind":"categorical","triplets":9,"tripletAccuracy":0.8,"precisionAt1":0.9,
               "precisionAt10":0.95,"mapAtR":0.7,"chance":0.1,
               "idealPrecisionAt1":1,"idealPrecisionAt10":0.98},
          "x":{"kind":"compared","triplets":9,"tripletAccuracy":0.7}},
         "leakage":{
          "z":{"y":{"precisionAt10":0.2,"chance":0.1},"x":{"tripletAccuracy":0.6,"chance":0.5}},
          "y":{"z":{"meanDistanceAt10":120,"random":132},"x":{"tripletAccuracy":0.6,"chance":0.5}},
          "x":{"z":{"meanDistanceAt10":120,"random":132},"y":{"precisionAt10":0.2,"chance":0.1}}}}
        """;
    String one =
        "{\"split\":\"test\",\"conditions\":{\"x\":{\"kind\":\"compared\",\"tripletAccuracy\":1}}}";
    return List.of(all.getBytes(UTF_8), one.getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    StoredEvaluation evaluation = StoredEvaluation.read(file);
    Files.writeString(file, Json.pretty(evaluation));
    assertEquals(Json.pretty(evaluation), Json.pretty(StoredEvaluation.read(file)));
  }
}
