package dev.csn.model.natives;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
  @TempDir private Path directory;

  private Path cpuinfo(String flags) throws IOException {
    return Files.writeString(
        directory.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: fpu " + flags + "\n");
  }

  @Test
  void aProcessorWithoutAvx2IsRefusedWithTheWayOut() throws IOException {
    Path old = cpuinfo("sse4_2 avx");
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> Processor.requireSupported("amd64", old));
    assertTrue(e.getMessage().contains("AVX2"), e.getMessage());
    assertTrue(e.getMessage().contains("-Dnd4j.classifier="), e.getMessage());
  }

  @Test
  void processorsWithAvx2AreWelcomeWithAvx512OrWithout() throws IOException {
    for (String flags : new String[] {"avx avx2", "avx2 avx512f"}) {
      Path known = cpuinfo(flags);
      assertDoesNotThrow(() -> Processor.requireSupported("amd64", known));
    }
  }

  @Test
  void otherProcessorsHaveOtherFlags() throws IOException {
    Path arm = cpuinfo("asimd");
    assertDoesNotThrow(() -> Processor.requireSupported("aarch64", arm));
    assertDoesNotThrow(
        () -> Processor.requireSupported("amd64", directory.resolve("no such file")));
  }
}
