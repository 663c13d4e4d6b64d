package dev.csn.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void theBuildKnowsItsVersionAndItsCommitOrThatItIsUnknown() {
    Provenance.Software software = Environment.software();
    assertTrue(software.version().matches("\\d+\\.\\d+\\.\\d+"), software.version());
    assertTrue(software.commit().matches("[0-9a-f]{40}|unknown"), software.commit());
  }
}
