package dev.csn.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A command that writes.
 *
 * @param existing the directory that must be at its place before, or null
 * @param command its arguments; {@code PLACE} stands for the place that it writes to
 * @param again the arguments that complete the work after a failure
 * @param products files to compare, within the place; all of it if empty
 */
record Writer(
    String name, Path existing, List<Object> command, List<Object> again, List<String> products) {

  static List<Writer> of(Scene scene) {
    List<Object> study =
        List.of("study", "--quiet", "--config", scene.studyConfig, "--output", "PLACE");
    List<Object> resume =
        List.of(
            "train",
            "--quiet",
            "--resume",
            "--run",
            "PLACE",
            "--set",
            "training.steps=" + (Scene.STEPS + 2));
    List<Object> train = List.of("train", "--quiet", "--config", scene.config, "--run", "PLACE");
    List<String> cells =
        List.of(
            "learned/seed-1/model.zip",
            "fixed/seed-2/model.zip",
            "learned/seed-1/gallery/embeddings.npy",
            "fixed/seed-2/gallery/embeddings.npy");
    return List.of(
        fresh("prepare-data", "prepare-data", "--config", scene.prepareConfig, "--output", "PLACE"),
        fresh(
            "prepare-data shards",
            "prepare-data",
            "shards",
            "--source",
            scene.shards,
            "--items",
            30,
            "--output",
            "PLACE"),
        new Writer(
            "train",
            null,
            train,
            List.of("train", "--quiet", "--resume", "--run", "PLACE"),
            List.of()),
        new Writer("train --resume", scene.run, resume, resume, List.of()),
        new Writer(
            "evaluate",
            scene.run,
            List.of("evaluate", "--run", "PLACE"),
            List.of("evaluate", "--run", "PLACE"),
            List.of()),
        fresh("embed", "embed", "--run", scene.run, "--projector", "--output", "PLACE"),
        fresh(
            "query --output",
            "query",
            "--run",
            scene.run,
            "--condition",
            "color",
            "--output",
            "PLACE"),
        new Writer(
            "index",
            scene.run,
            List.of("index", "--run", "PLACE"),
            List.of("index", "--run", "PLACE"),
            List.of()),
        fresh("plot", "plot", "--run", scene.run, "--output", "PLACE"),
        fresh("report --output", "report", "--run", scene.run, "--output", "PLACE"),
        fresh("dump-masks --output", "dump-masks", "--run", scene.run, "--output", "PLACE"),
        new Writer("study", null, study, study, cells));
  }

  private static Writer fresh(String name, Object... command) {
    return new Writer(name, null, List.of(command), List.of(command), List.of());
  }

  /**
   * Whether the command prints its result, so that it ends well even if the file cannot be kept.
   */
  boolean prints() {
    return name.equals("evaluate");
  }

  /** Runs the command. */
  Answer write(Scene scene, Path place) throws IOException {
    return run(scene, place, command);
  }

  /** Completes the work after a failure. */
  Answer writeAgain(Scene scene, Path place) throws IOException {
    return run(scene, place, again);
  }

  private Answer run(Scene scene, Path place, List<Object> arguments) throws IOException {
    List<Object> named = new ArrayList<>(arguments);
    Collections.replaceAll(named, "PLACE", place);
    var result = scene.csn.attempt(named.toArray());
    List<Path> written =
        products.isEmpty() ? List.of(place) : products.stream().map(place::resolve).toList();
    return Answer.of(result, written);
  }
}
