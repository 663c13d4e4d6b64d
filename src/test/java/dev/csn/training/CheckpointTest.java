package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.io.Npy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  @TempDir private Path directory;
  private TinyRun run;
  private Path file;

  @BeforeEach
  void train() throws IOException, InterruptedException {
    run = TinyRun.in(directory.resolve("run"), "training.steps=2");
    run.train(Interruption.stopAfter(1));
    file = run.directory().checkpoint();
  }

  private void assertRefused(Object... named) {
    Refusal.ofInput(() -> run.resume(Interruption.never()), named);
  }

  @Test
  void aMissingCheckpointIsNamed() throws IOException {
    Files.delete(file);
    assertRefused(file, "no such file");
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    byte[] intact = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(intact, intact.length / 2));
    assertRefused(file, "damaged");
    intact[intact.length / 2] ^= 1;
    Files.write(file, intact);
    assertRefused(file, "damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"optimizer.npy", "progress.json", "model.json", "parameters/similarity/beta.npy"})
  void aPartThatIsMissingIsNamed(String entry) throws IOException {
    CheckpointForgery.replace(run, entry, null);
    assertRefused(file, entry);
  }

  @Test
  void aModelIsNoCheckpoint() throws IOException, InterruptedException {
    run.resume(Interruption.never());
    Files.copy(run.directory().model(), file, StandardCopyOption.REPLACE_EXISTING);
    assertRefused(file, "optimizer.npy");
  }

  @Test
  void theCheckpointOfAnotherModelIsRefused() throws IOException, InterruptedException {
    TinyRun other = TinyRun.in(directory.resolve("other"), "model.embeddingSize=7");
    other.train(Interruption.stopAfter(1));
    Files.copy(other.directory().checkpoint(), file, StandardCopyOption.REPLACE_EXISTING);
    assertRefused(file, "another model");
  }

  @Test
  void anOptimizerOfAnotherSizeIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeFloats(out, new float[5], 5);
    CheckpointForgery.replace(run, "optimizer.npy", out.toByteArray());
    assertRefused(file, "optimizer.npy", "[5]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"step\":1}",
        "{\"step\":-1,\"seconds\":1,\"bestStep\":0,\"bestScore\":0,\"evaluationsSinceBest\":0}",
        "{\"step\":1e10,\"seconds\":1,\"bestStep\":0,\"bestScore\":0,\"evaluationsSinceBest\":0}",
        "{\"step\":1,\"seconds\":1,\"bestStep\":2,\"bestScore\":0,\"evaluationsSinceBest\":0}",
        "{\"step\":1,\"seconds\":1,\"bestStep\":0,\"bestScore\":NaN,\"evaluationsSinceBest\":0}"
      })
  void progressThatCannotBeIsRefused(String json) throws IOException {
    CheckpointForgery.replace(run, "progress.json", json.getBytes(StandardCharsets.UTF_8));
    assertRefused(file, "progress.json");
  }

  @Test
  void aRefusedCheckpointLeavesTheLogAsItIs() throws IOException {
    String log = Files.readString(run.directory().metrics());
    Files.writeString(file, "no checkpoint");
    assertRefused(file);
    assertEquals(log, Files.readString(run.directory().metrics()));
  }
}
