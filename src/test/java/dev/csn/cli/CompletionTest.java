package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion of command lines, asked of bash itself. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CompletionTest {
  /** Sources the script as a login does, then asks as the shell does when Tab is pressed. */
  private static final String ASK =
      """
      compopt() { :; } # works only while a key is being answered
      source "$1" || exit
      complete -p csn || exit
      shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_TYPE=9
      _complete_csn csn "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path directory;
  private Path script;

  @BeforeEach
  void writeTheScript() throws Exception {
    script = Files.writeString(directory.resolve("csn"), Completion.bash());
  }

  /** What bash offers for the last of the words. */
  private Set<String> offered(String line) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "-c", ASK, "bash", script.toString()));
    command.addAll(Arrays.asList(line.split(" ", -1)));
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    Hang.exit(process);
    List<String> lines = Files.readAllLines(out);
    assertEquals("complete -o default -F _complete_csn csn", lines.get(0), lines.toString());
    Set<String> words = new TreeSet<>();
    lines.subList(1, lines.size()).forEach(word -> words.add(word.strip()));
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csn pre             | prepare-data",
        "csn prepare-data im | images",
        "csn query --col     | --color",
        "csn query --color a | always auto",
        "csn train --re      | --resume",
        "csn embed --pro     | --projector",
        "csn embed --split a | all",
        "csn embed --mas     | --master",
        "csn train --mas     | --master",
        "csn query --mas     | --master",
        "csn evaluate --m    | --master",
        "csn evaluate --g    | --gallery",
        "csn evaluate --split v | validation",
        "csn prepare-data images --fi | --file-column --fit",
        "csn prepare-data images --fit p | pad",
        "csn prepare-data triplets --channels g | grey",
      })
  void whatBeginsSoIsOffered(String line, String expected) throws Exception {
    assertEquals(new TreeSet<>(Arrays.asList(expected.split(" ", -1))), offered(line));
  }

  @Test
  void everyVerbAndEveryFlagOfEachIsOffered() throws Exception {
    Set<String> verbs = CsnCommand.parser(new CsnCommand()).getSubcommands().keySet();
    assertEquals(new TreeSet<>(verbs), offered("csn "));
    for (String verb : verbs) {
      Set<String> flags = new TreeSet<>();
      CsnCommand.parser(new CsnCommand())
          .getSubcommands()
          .get(verb)
          .getCommandSpec()
          .options()
          .forEach(option -> flags.addAll(Arrays.asList(option.names())));
      Set<String> offered = offered("csn " + verb + " -");
      assertTrue(offered.containsAll(flags), verb + ": " + offered);
    }
  }

  @Test
  void neitherScriptHoldsAPathOfThisMachine() {
    for (String text : List.of(Completion.bash(), Completion.zsh())) {
      assertFalse(text.contains(Path.of("").toAbsolutePath().toString()));
      assertFalse(text.contains(System.getProperty("user.home") + "/"));
    }
    assertTrue(Completion.zsh().startsWith("#compdef csn\n"));
  }
}
