package dev.csn.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that csn reads, and the commands that read them. */
final class Artifacts {
  /**
   * A file that csn reads.
   *
   * @param name its name in tables
   * @param twins the same artifact of other datasets and runs
   * @param probes commands that read it
   * @param trusted whether no checksum covers its content, so that csn must believe it
   */
  record Artifact(String name, Path file, List<Path> twins, List<Probe> probes, boolean trusted) {}

  private final Scene scene;
  private final List<Artifact> all = new ArrayList<>();

  private Artifacts(Scene scene) {
    this.scene = scene;
  }

  static List<Artifact> of(Scene scene) {
    Artifacts artifacts = new Artifacts(scene);
    artifacts.ofDataset();
    artifacts.ofShards();
    artifacts.ofRun();
    artifacts.ofStudy();
    artifacts.ofGallery();
    artifacts.ofIndex();
    artifacts.ofSources();
    artifacts.ofUser();
    return artifacts.all;
  }

  private Probe query() {
    return Probe.of(
        "query", "--run", scene.run, "--condition", "color=0.7,digit=0.3", "--format", "json");
  }

  /** A query with a lower efSearch than there are items, so that graphs answer it. */
  private Probe indexedQuery() {
    return Probe.of(
        "query",
        "--run",
        scene.run,
        "--condition",
        "color=0.7,digit=0.3",
        "--index",
        "--candidates",
        "8",
        "-k",
        "2",
        "--format",
        "json");
  }

  private Probe dumpMasks() {
    return Probe.of("dump-masks", "--run", scene.run, "--format", "json");
  }

  private Probe embed() {
    return Probe.of("embed", "--quiet", "--run", scene.run, "--output", "NEW");
  }

  private Probe plot() {
    return Probe.of("plot", "--run", scene.run, "--output", "NEW");
  }

  private Probe report() {
    return Probe.of("report", "--run", scene.run, "--output", "NEW");
  }

  private Probe evaluate() {
    return Probe.changing(scene.run, "evaluate", "--run", scene.run, "--format", "json");
  }

  /** Resumes the run for two more steps. */
  private Probe resume() {
    return Probe.changing(
        scene.run,
        "train",
        "--quiet",
        "--resume",
        "--run",
        scene.run,
        "--set",
        "training.steps=" + (Scene.STEPS + 2),
        "--format",
        "json");
  }

  private Probe studyAgain() {
    return Probe.changing(
        scene.study,
        "study",
        "--quiet",
        "--config",
        scene.studyConfig,
        "--output",
        scene.study,
        "--format",
        "json");
  }

  private void ofDataset() {
    for (String file : List.of("dataset.json", "images.npy", "items.csv")) {
      all.add(
          new Artifact(
              "dataset/" + file,
              scene.dataset.resolve(file),
              List.of(scene.otherDataset.resolve(file)),
              List.of(
                  embed(),
                  Probe.of(
                      "query",
                      "--run",
                      scene.run,
                      "--condition",
                      "digit",
                      "--output",
                      "NEW",
                      "--format",
                      "json"),
                  resume()),
              false));
    }
  }

  private void ofShards() {
    for (String file :
        List.of(
            "shards.json",
            "shard-00001/dataset.json",
            "shard-00001/images.npy",
            "shard-00001/items.csv")) {
      all.add(
          new Artifact(
              "shards/" + file,
              scene.shards.resolve(file),
              List.of(
                  scene.otherShards.resolve(file),
                  scene.shards.resolve(file.replace("shard-00001", "shard-00000"))),
              List.of(
                  Probe.of(
                      "prepare-data",
                      "shards",
                      "--source",
                      scene.shards,
                      "--items",
                      33,
                      "--output",
                      "NEW")),
              false));
    }
  }

  private void ofRun() {
    run("config.json", embed(), resume(), evaluate());
    run("provenance.json", embed(), resume());
    run("metrics.jsonl", resume(), plot(), report());
    run("model.zip", query(), dumpMasks(), embed(), evaluate());
    run("checkpoint.zip", resume());
    run("checkpoint.previous.zip", resume());
    run("initial.json", dumpMasks(), evaluate(), report());
    run("CRC32CSUMS", query(), dumpMasks(), resume());
    for (String file : List.of("evaluation.json", "evaluation.crc32c", "provenance.json")) {
      Path cell = scene.study.resolve("learned");
      all.add(
          new Artifact(
              "study/learned/seed-1/" + file,
              cell.resolve("seed-1").resolve(file),
              List.of(cell.resolve("seed-2").resolve(file)),
              List.of(studyAgain()),
              false));
    }
  }

  /** No checksum covers a study's results: the study run again computes them anew. */
  private void ofStudy() {
    all.add(
        new Artifact(
            "study/results.json",
            scene.study.resolve("results.json"),
            List.of(),
            List.of(Probe.of("plot", "--study", scene.study, "--output", "NEW")),
            true));
  }

  private void run(String file, Probe... probes) {
    all.add(
        new Artifact(
            "run/" + file,
            scene.run.resolve(file),
            List.of(scene.otherRun.resolve(file)),
            List.of(probes),
            false));
  }

  private void ofGallery() {
    for (String file :
        List.of("embeddings.npy", "masks.npy", "conditions.json", "items.csv", "CRC32CSUMS")) {
      run("gallery/" + file, query(), dumpMasks());
    }
  }

  private void ofIndex() {
    for (String file :
        List.of("condition-0.hnsw", "condition-1.hnsw", "blend-0.hnsw", "CRC32CSUMS")) {
      run("index/" + file, indexedQuery());
    }
  }

  private void ofSources() {
    for (String file :
        List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "SHA256SUMS")) {
      all.add(
          new Artifact(
              "mnist/" + file,
              scene.mnist.resolve(file),
              List.of(scene.mnist.resolve(file.replace("train", "t10k"))),
              List.of(
                  Probe.of(
                      "prepare-data",
                      "--quiet",
                      "--config",
                      scene.prepareConfig,
                      "--output",
                      "NEW")),
              false));
    }
  }

  private void ofUser() {
    user(
        scene.prepareConfig,
        Probe.of("prepare-data", "--quiet", "--config", scene.prepareConfig, "--output", "NEW"));
    user(
        scene.config,
        Probe.of(
            "train",
            "--quiet",
            "--config",
            scene.config,
            "--set",
            "training.steps=1",
            "--run",
            "NEW"));
    user(
        scene.studyConfig,
        Probe.changing(
            scene.study,
            "study",
            "--quiet",
            "--config",
            scene.studyConfig,
            "--set",
            "training.steps=2",
            "--output",
            scene.study));
    user(
        scene.image,
        Probe.of(
            "query",
            "--run",
            scene.run,
            "--condition",
            "color",
            "--image",
            scene.image,
            "--format",
            "json"));
  }

  /** Adds a file that a user wrote, which no checksum covers. */
  private void user(Path file, Probe probe) {
    all.add(
        new Artifact(
            file.getFileName().toString(), file, List.of(scene.config), List.of(probe), true));
  }
}
