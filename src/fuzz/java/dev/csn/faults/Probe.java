package dev.csn.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that reads an artifact.
 *
 * @param command its arguments; {@code NEW} stands for a path where nothing is
 * @param products files and directories that it writes, beside {@code NEW}
 * @param changed the directory of the scene that it changes, or null
 */
record Probe(List<Object> command, List<Path> products, Path changed) {
  /** A command that changes nothing of the scene. */
  static Probe of(Object... command) {
    return new Probe(List.of(command), List.of(), null);
  }

  /** A command that changes a directory, which is then compared too. */
  static Probe changing(Path directory, Object... command) {
    return new Probe(List.of(command), List.of(directory), directory);
  }

  Answer ask(Scene scene) throws IOException {
    Path fresh = scene.fresh(Scene.PLACE);
    Object[] arguments = command.stream().map(a -> a.equals("NEW") ? fresh : a).toArray();
    var result = scene.csn.attempt(arguments);
    List<Path> written = new ArrayList<>(products);
    written.add(fresh);
    return Answer.of(result, result.exit() == 0 ? written : List.of());
  }

  @Override
  public String toString() {
    return command.get(0).toString();
  }
}
