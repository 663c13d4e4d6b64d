package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String line) {
    CommandLine command = CsnCommand.parser(new BenchCommand());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(line.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --only stpe                      | --only, 'stpe', step or embed, did you mean step?
          --rounds 0                       | --rounds, 0, at least 1
          --rounds many                    | '--rounds', 'many', whole number
          --goal color=good                | '--goal', 'good'
          --goal color                     | '--goal'
          --goal color=2                   | --goal color, 2.0, at most 1
          --goal color=0                   | --goal color, 0.0, above 0
          --output no/such/directory/x     | --output no/such/directory/x, no directory
          --pear python3                   | flag '--pear', did you mean --peer?
          --peer /no/such/python           | --peer /no/such/python, cannot be run, torch
          step                             | unexpected argument 'step', `scripts/bench --help`
          """)
  void aMistypedCommandLineCostsALineThatNamesTheMistake(String line, String named) {
    assertEquals(Mistake.USAGE, bench(line));
    assertEquals("", out.toString());
    assertTrue(err.toString().matches("csn: [^\n]+\n"), err.toString());
    for (String name : named.split(", ", -1)) {
      assertTrue(err.toString().contains(name), name + " in " + err);
    }
  }

  @Test
  void helpNamesWhatCanBeMeasuredAndHidesWhatOnlyTheScriptSets() {
    assertEquals(0, bench("--help"));
    assertTrue(
        out.toString().replaceAll("\\s+", " ").contains("quality, query, index, evaluate, cluster"),
        out.toString());
    assertTrue(!out.toString().contains("--project"), out.toString());
  }
}
