package dev.csn.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessMemoryTest {
  private static final String STATUS =
      """
      Name:\tjava
      VmPeak:\t 4096000 kB
      VmHWM:\t  524288 kB
      VmRSS:\t  262144 kB
      RssAnon:\t  1536 kB
      """;

  @Test
  void linuxSaysItInKibibytes() {
    assertEquals(Optional.of(512.0), ProcessMemory.parse(STATUS, ProcessMemory.PEAK));
    assertEquals(Optional.of(1.5), ProcessMemory.parse(STATUS, ProcessMemory.ANONYMOUS));
  }

  @Test
  void whereNothingIsSaidNothingIsKnown() {
    assertEquals(Optional.empty(), ProcessMemory.parse("Name:\tkthreadd\n", ProcessMemory.PEAK));
    assertEquals(Optional.empty(), ProcessMemory.mebibytes("no such process", ProcessMemory.PEAK));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessHasAPeakAboveItsOwnMemory() {
    double peak = ProcessMemory.mebibytes("self", ProcessMemory.PEAK).orElseThrow();
    double own = ProcessMemory.mebibytes("self", ProcessMemory.ANONYMOUS).orElseThrow();
    assertTrue(own > 1 && own < peak, own + " of " + peak);
  }
}
