package dev.csn.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same work in PyTorch, by {@code scripts/bench_peer.py}. */
final class Peer {
  private final String python;
  private final Path script;

  Peer(String python, Path script) {
    this.python = python;
    this.script = script;
  }

  /** Versions of its libraries by name. */
  Map<String, String> versions() throws InterruptedException {
    return ask(List.of("versions"), new TypeReference<>() {});
  }

  /** Measures once. */
  Outcome run(List<String> arguments) throws InterruptedException {
    return ask(arguments, new TypeReference<>() {});
  }

  private <T> T ask(List<String> arguments, TypeReference<T> type) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(python, script.toString()));
    command.addAll(arguments);
    try {
      Subprocess.Result result = Subprocess.run(command);
      if (result.exitCode() != 0) {
        throw refused(arguments, "ended with exit code " + result.exitCode(), null);
      }
      return Json.MAPPER.readValue(result.lastLine(), type);
    } catch (JsonProcessingException e) {
      throw refused(arguments, "did not end in a line of JSON as csn expects it", e);
    } catch (IOException e) {
      throw refused(arguments, "cannot be run", e);
    }
  }

  private ConfigurationException refused(List<String> arguments, String what, Exception cause) {
    return new ConfigurationException(
        "--peer "
            + python
            + ": "
            + script.getFileName()
            + " "
            + String.join(" ", arguments)
            + " "
            + what
            + "; must be a Python with torch and numpy",
        cause);
  }
}
