package dev.csn.training;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.error.InputException;
import dev.csn.io.Archive;
import dev.csn.io.Npy;
import dev.csn.random.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String REST = ",\"triplets\":1,\"evaluationsSinceBest\":0}";

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
      strings = {
        "optimizer.npy",
        "progress.json",
        "origin.json",
        "log.json",
        "model.json",
        "parameters/similarity/beta.npy"
      })
  void aPartThatIsMissingIsNamed(String entry) throws IOException {
    CheckpointForgery.replace(run, entry, null);
    assertRefused(file, entry);
  }

  @Test
  void aModelIsNoCheckpoint() throws IOException, InterruptedException {
    run.resume(Interruption.never());
    Files.delete(run.directory().previousCheckpoint());
    Files.copy(run.directory().model(), file, REPLACE_EXISTING);
    assertRefused(file, "optimizer.npy");
  }

  @Test
  void theCheckpointOfAnotherModelIsRefused() throws IOException, InterruptedException {
    TinyRun other = TinyRun.in(directory.resolve("other"), "model.embeddingSize=7");
    other.train(Interruption.stopAfter(1));
    Files.copy(other.directory().checkpoint(), file, REPLACE_EXISTING);
    assertRefused(file, "another model");
  }

  @Test
  void aCheckpointOfAnotherTrainingGivesWayToTheOneBefore()
      throws IOException, InterruptedException {
    TinyRun whole = TinyRun.in(directory.resolve("whole"));
    whole.train(Interruption.never());
    TinyRun other = TinyRun.in(directory.resolve("other"), "training.seed=77");
    other.train(Interruption.stopAfter(10));
    TinyRun died = TinyRun.in(directory.resolve("died"));
    assertThrows(Interruption.Death.class, () -> died.train(Interruption.dieAfter(11)));
    Files.copy(other.directory().checkpoint(), died.directory().checkpoint(), REPLACE_EXISTING);
    Interruption interruption = Interruption.never();
    died.resume(interruption);
    assertTrue(
        interruption.warnings().get(0).contains("training.seed: 77 -> "),
        interruption.warnings().toString());
    TinyRun.assertSameOutcome(whole, died);
  }

  @Test
  void aCheckpointOfOtherDataIsRefused() throws IOException {
    String origin =
        new String(Archive.read(file).entry("origin.json"), StandardCharsets.UTF_8)
            .replaceAll("\"dataset\": \"[0-9a-f]{64}\"", "\"dataset\": \"00\"");
    CheckpointForgery.replace(run, "origin.json", origin.getBytes(StandardCharsets.UTF_8));
    assertRefused(file, "was trained on another dataset");
  }

  @Test
  void aConfigurationThatWasChangedBesideItsCheckpointIsRefused() {
    TinyRun changed = run.goingOnWith("training.margin=0.9");
    Refusal.ofInput(
        () -> changed.resume(Interruption.never()), file, "training.margin: ", " -> 0.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics.jsonl", "initial.json"})
  void aNumberThatWasChangedBesideTheCheckpointIsNoticed(String name) throws IOException {
    TinyRun begun = TinyRun.in(directory.resolve("begun"));
    Files.writeString(begun.directory().initialMasksFile(), "[0.123456, 0.654321, 0.135]");
    assertDoesNotThrow(() -> begun.train(Interruption.stopAfter(5)));
    Path changed = begun.directory().path().resolve(name);
    String text = Files.readString(changed);
    int digit = text.length() / 2;
    while (!Character.isDigit(text.charAt(digit)) || !Character.isDigit(text.charAt(digit - 1))) {
      digit++;
    }
    char other = text.charAt(digit) == '5' ? '6' : '5';
    Files.writeString(changed, text.substring(0, digit) + other + text.substring(digit + 1));
    Refusal.ofInput(() -> begun.resume(Interruption.never()), changed, "damaged, or another run's");
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
        "{\"step\":1,\"seconds\":1,\"bestStep\":0,\"bestScore\":0,\"evaluationsSinceBest\":0}",
        "{\"step\":-1,\"seconds\":1,\"bestStep\":0,\"bestScore\":0" + REST,
        "{\"step\":1e10,\"seconds\":1,\"bestStep\":0,\"bestScore\":0" + REST,
        "{\"step\":1,\"seconds\":1,\"bestStep\":2,\"bestScore\":0" + REST,
        "{\"step\":1,\"seconds\":1,\"bestStep\":0,\"bestScore\":NaN" + REST
      })
  void progressThatCannotBeIsRefused(String json) throws IOException {
    CheckpointForgery.replace(run, "progress.json", json.getBytes(StandardCharsets.UTF_8));
    assertRefused(file, "progress.json");
  }

  @Test
  void everyFlippedByteIsNoticedOrChangesNothing() throws IOException {
    String[] overrides = {"model.embeddingSize=2"};
    TinyRun small = TinyRun.in(directory.resolve("small"), overrides);
    assertDoesNotThrow(() -> small.train(Interruption.stopAfter(1)));
    Path checkpoint = small.directory().checkpoint();
    byte[] intact = Files.readAllBytes(checkpoint);
    Map<String, byte[]> expected = Archive.read(checkpoint).entriesUnder("");
    SplittableRandom random = new Seed(43).random();
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] damaged = intact.clone();
      damaged[random.nextInt(intact.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(checkpoint, damaged);
      try {
        Map<String, byte[]> found = Archive.read(checkpoint).entriesUnder("");
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
      } catch (InputException e) {
        refused++;
      }
    }
    assertTrue(refused > 400, refused + " of 500: most bytes are numbers");
  }

  @Test
  void theOneBeforeTakesThePlaceOfADamagedOne() throws IOException, InterruptedException {
    TinyRun whole = TinyRun.in(directory.resolve("whole"));
    whole.train(Interruption.never());
    for (Damage damage : Damage.values()) {
      // Dies at step 11: checkpoints of steps 5 and 10, a model of step 4 or 8.
      TinyRun died = TinyRun.in(directory.resolve("died " + damage));
      assertThrows(Interruption.Death.class, () -> died.train(Interruption.dieAfter(11)));
      Path last = died.directory().checkpoint();
      damage.to(last);
      Interruption interruption = Interruption.stopAfter(7);
      died.resume(interruption);
      assertEquals(1, interruption.warnings().size());
      String warning = interruption.warnings().get(0);
      assertTrue(warning.startsWith(last.toString()), warning);
      assertTrue(warning.endsWith("going on from step 5, by checkpoint.previous.zip"), warning);
      assertEquals(7, died.metrics().size());
      Interruption never = Interruption.never();
      died.resume(never);
      assertEquals(List.of(), never.warnings());
      assertEquals(whole.timelessMetrics(), died.timelessMetrics());
      assertEquals(whole.timelessCheckpoint(), died.timelessCheckpoint());
      assertArrayEquals(whole.model(), died.model());
    }
  }

  private enum Damage {
    MISSING,
    TRUNCATED,
    FLIPPED,
    FOREIGN;

    void to(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      switch (this) {
        case MISSING -> {}
        case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        case FLIPPED -> {
          bytes[bytes.length / 2] ^= 4;
          Files.write(file, bytes);
        }
        case FOREIGN -> Files.writeString(file, "Dear Sir or Madam");
      }
    }
  }

  @Test
  void aStateThatWasTakenUpIsNeverOverwrittenByADamagedOne()
      throws IOException, InterruptedException {
    TinyRun died = TinyRun.in(directory.resolve("died"));
    assertThrows(Interruption.Death.class, () -> died.train(Interruption.dieAfter(11)));
    byte[] previous = Files.readAllBytes(died.directory().previousCheckpoint());
    Files.writeString(died.directory().checkpoint(), "no checkpoint");
    assertThrows(Interruption.Death.class, () -> died.resume(Interruption.dieAfter(8)));
    assertArrayEquals(previous, Files.readAllBytes(died.directory().checkpoint()));
    died.resume(Interruption.stopAfter(9));
    assertArrayEquals(previous, Files.readAllBytes(died.directory().previousCheckpoint()));
  }

  @Test
  void twoDamagedCheckpointsAreBothNamed() throws IOException, InterruptedException {
    run.resume(Interruption.never());
    Path previous = run.directory().previousCheckpoint();
    Files.writeString(file, "no checkpoint");
    Files.writeString(previous, "none either");
    assertRefused(file + ": damaged", previous + ": damaged");
    Files.delete(file);
    assertRefused(file + ": no such file", previous + ": damaged");
    assertEquals("none either", Files.readString(previous));
  }

  @Test
  void aModelOfALaterStepThanTheCheckpointIsReplacedByTheBestOfThen()
      throws IOException, InterruptedException {
    TinyRun early = TinyRun.in(directory.resolve("early"));
    early.train(Interruption.stopAfter(5));
    TinyRun late = TinyRun.in(directory.resolve("late"));
    late.train(Interruption.stopAfter(5));
    Files.copy(run.directory().checkpoint(), late.directory().model(), REPLACE_EXISTING);
    late.resume(Interruption.stopAfter(0));
    assertArrayEquals(early.model(), late.model());
  }

  @Test
  void aCheckpointWithoutTheBestModelIsRefused() throws IOException, InterruptedException {
    TinyRun begun = TinyRun.in(directory.resolve("begun"));
    begun.train(Interruption.stopAfter(5));
    byte[] model = begun.model();
    CheckpointForgery.removeAll(begun, "best/");
    Refusal.ofInput(
        () -> begun.resume(Interruption.never()),
        begun.directory().checkpoint(),
        "lacks best/, the model of step 4");
    assertArrayEquals(model, begun.model());
  }

  @Test
  void aRefusedCheckpointLeavesTheLogAsItIs() throws IOException {
    String log = Files.readString(run.directory().metrics());
    Files.writeString(file, "no checkpoint");
    assertRefused(file);
    assertEquals(log, Files.readString(run.directory().metrics()));
  }
}
