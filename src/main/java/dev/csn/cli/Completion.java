package dev.csn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;

/** Prints the completion script of a shell, for {@code scripts/install}. */
final class Completion {
  private Completion() {}

  /**
   * Prints a script.
   *
   * @param arguments {@code bash} or {@code zsh}
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    out.print(arguments[0].equals("zsh") ? zsh() : bash());
    try {
      StandardOutput.requireWritten(out, /* help= */ false);
    } catch (IOException e) {
      System.err.println("csn: " + e.getMessage());
      System.exit(1);
    }
  }

  static String bash() {
    return AutoComplete.bash("csn", CsnCommand.parser(new CsnCommand()));
  }

  /**
   * The bash completion wrapped as an autoloaded zsh function, which must also answer the
   * completion that loads it.
   */
  static String zsh() {
    return "#compdef csn\nautoload -Uz +X bashcompinit && bashcompinit\n"
        + "whence compopt >/dev/null || compopt() { : }\n" // bash's own, which zsh lacks
        + bash()
        + "\n_bash_complete -o default -F _complete_csn\n";
  }
}
