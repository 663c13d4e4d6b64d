package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.ForkedJvm;
import dev.csn.Main;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SampleRun.Extension.class)
class ColorTest {
  private static final String ESCAPE = "\033[";

  private final SampleRun sample;
  @TempDir private Path directory;

  ColorTest(SampleRun sample) {
    this.sample = sample;
  }

  private static String withoutColor(String text) {
    return text.replaceAll("\033\\[[0-9]+m", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "dump-masks", "query --condition digit"})
  void coloredTextIsThePlainTextWithMarks(String verb) {
    String[] words = verb.split(" ", -1);
    Object[] options = List.of(words).subList(1, words.length).toArray();
    String plain = sample.ask(words[0], options).out();
    assertFalse(plain.contains(ESCAPE), plain);
    String colored = sample.ask(words[0], with(options, "--color", "always")).out();
    assertTrue(colored.contains(ESCAPE), colored);
    assertEquals(plain, withoutColor(colored));
    assertEquals(plain, sample.ask(words[0], with(options, "--color", "never")).out());
    assertFalse(
        sample
            .ask(words[0], with(options, "--color", "always", "--format", "json"))
            .out()
            .contains(ESCAPE));
  }

  private static Object[] with(Object[] options, Object... more) {
    Object[] all = Arrays.copyOf(options, options.length + more.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    return all;
  }

  @Test
  void anErrorIsMarkedWhereColorIsAskedFor() {
    Csn.Result result =
        sample.csn.attempt("query", "--condition", "taste", "--run", sample.run, "--color=always");
    assertEquals(2, result.exit());
    assertTrue(result.err().startsWith("\033[31mcsn:\033[0m "), result.err());
  }

  @Test
  void anotherModeIsRefusedWithThoseThereAre() {
    Csn.Result result = sample.csn.attempt("evaluate", "--color", "pink");
    assertEquals(2, result.exit());
    assertTrue(result.err().contains("--color"), result.err());
    assertTrue(result.err().contains("[auto, always, never]"), result.err());
    assertTrue(result.err().contains("pink"), result.err());
  }

  @Test
  void aTerminalGetsColorsUnlessTheUserSaysNo() throws Exception {
    assertTrue(masks(Map.of("TERM", "xterm"), "true").contains(ESCAPE));
    assertTrue(masks(Map.of("TERM", "xterm", "NO_COLOR", ""), "true").contains(ESCAPE));
    String plain = masks(Map.of("TERM", "xterm"), "false");
    assertFalse(plain.contains(ESCAPE), plain);
    assertEquals(plain, masks(Map.of("TERM", "dumb"), "true"));
    assertEquals(plain, masks(Map.of("TERM", "xterm", "NO_COLOR", "1"), "true"));
  }

  private String masks(Map<String, String> environment, String terminal) throws Exception {
    ForkedJvm.Result result =
        ForkedJvm.likeThisOne()
            .environment(environment)
            .flags("-Dcsn.terminal.out=" + terminal)
            .run(directory, Main.class, "dump-masks", "--run", sample.run.toString());
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }
}
