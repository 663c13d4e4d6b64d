package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmittedMainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "embed --output x | embed --master local[2] --output x",
        "embed --output x --master local | embed --output x --master local",
        "embed --master=local --output x | embed --master=local --output x",
        "dump-masks --quiet | dump-masks --quiet",
        "embedd --output x | embedd --output x",
        "--version | --version"
      })
  void theMasterIsTheCommandsUnlessItNamesOneOrTakesNone(String given, String expected) {
    assertEquals(
        expected, String.join(" ", SubmittedMain.withMaster(given.split(" ", -1), "local[2]")));
    assertEquals(given, String.join(" ", SubmittedMain.withMaster(given.split(" ", -1), null)));
  }
}
