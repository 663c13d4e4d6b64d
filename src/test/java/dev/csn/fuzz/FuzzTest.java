package dev.csn.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.InputException;
import dev.csn.random.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a reader is given, it gives a result or says in one line what is wrong. */
@Tag("slow")
class FuzzTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void everySeedIsAcceptedAndEveryDamageToItMet(Reader reader) throws IOException {
    Target target = reader.target(directory);
    SplittableRandom random = new Seed(61).of(reader.label()).random();
    int accepted = 0;
    for (byte[] seed : target.seeds()) {
      assertTrue(Contract.holds(target, seed), () -> new String(seed, StandardCharsets.UTF_8));
      for (int i = 0; i < 10; i++) {
        byte[] flipped = seed.clone();
        flipped[random.nextInt(seed.length)] ^= (byte) (1 << random.nextInt(8));
        accepted += Contract.holds(target, flipped) ? 1 : 0;
        byte[] cut = Arrays.copyOf(seed, random.nextInt(seed.length));
        accepted += Contract.holds(target, cut) ? 1 : 0;
      }
    }
    assertTrue(accepted < 20 * target.seeds().size(), "accepts anything");
  }

  /** Guided by coverage, briefly: scripts/fuzz does it for long. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aShortRunOverAllReadersFindsNothing() throws Exception {
    FuzzResult result = new FuzzProcess(directory, "-runs=12000").runAll();
    assertNull(result.finding(), () -> result + " in " + directory);
    assertTrue(result.executions() >= 12_000, result::toString);
    assertTrue(result.edges() > 1000, result::toString);
  }

  @Test
  void anythingButARefusalInOneLineIsAFinding() throws IOException {
    assertTrue(Contract.holds(target(() -> {}), new byte[1]));
    assertFalse(Contract.holds(target(() -> refuse("f: is wrong\nor so")), new byte[1]));
    assertThrows(
        AssertionError.class, () -> Contract.holds(target(() -> refuse(" ")), new byte[1]));
    assertThrows(
        IllegalStateException.class, () -> Contract.holds(target(FuzzTest::fail), new byte[1]));
    int[][] kept = new int[1][];
    assertThrows(
        AssertionError.class,
        () -> Contract.holds(target(() -> kept[0] = new int[20 << 20]), new byte[1]));
    assertEquals(20 << 20, kept[0].length);
  }

  @Test
  void whatLibFuzzerPrintsIsUnderstood() {
    String output =
        """
        #2\tINITED cov: 2 ft: 3 corp: 1/1b exec/s: 0 rss: 883Mb
        #900\tDONE   cov: 41 ft: 57 corp: 12/90b lim: 4 exec/s: 450 rss: 883Mb
        stat::number_of_executed_units: 900
        stat::average_exec_per_sec:     450
        """;
    assertEquals(new FuzzResult(900, 450, 41, 57, 12, null), FuzzResult.of(output, 0));
    String found = output + "\n== Java Exception: java.lang.IllegalStateException: x\n\tat A\n";
    assertEquals(
        "Java Exception: java.lang.IllegalStateException: x", FuzzResult.of(found, 77).finding());
    String hang = output + "ERROR: libFuzzer: timeout after 21 seconds\n";
    assertEquals("timeout after 21 seconds", FuzzResult.of(hang, 70).finding());
    assertEquals("ended with exit code 1", FuzzResult.of("", 1).finding());
  }

  private static void refuse(String message) {
    throw new InputException(message);
  }

  private static void fail() {
    throw new IllegalStateException("as a defect does");
  }

  private static Target target(Runnable reading) {
    return new Target() {
      @Override
      public List<byte[]> seeds() {
        return List.of();
      }

      @Override
      public void read(byte[] input) {
        reading.run();
      }
    };
  }
}
