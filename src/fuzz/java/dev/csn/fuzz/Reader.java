package dev.csn.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** All readers of bytes from outside. */
enum Reader {
  CONFIG,
  ASSIGNMENT,
  STUDY,
  DATASET,
  SHARDS,
  NPY,
  IDX,
  MNIST,
  IMAGE,
  FOLDER,
  TRIPLETS,
  FONT,
  ARCHIVE,
  MODEL,
  NETWORK,
  CHECKPOINT,
  METRICS_LOG,
  METRICS,
  EVALUATION,
  RESULTS,
  GALLERY,
  INDEX,
  RUN,
  SIMILARITY,
  WHERE,
  QUESTIONS;

  /** The name on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is fuzzed, in an empty directory of its own. */
  Target target(Path scratch) throws IOException {
    return switch (this) {
      case CONFIG -> new ConfigTarget(scratch);
      case ASSIGNMENT -> new AssignmentTarget();
      case STUDY -> new StudyTarget(scratch);
      case DATASET -> new DatasetTarget(scratch);
      case SHARDS -> new ShardsTarget(scratch);
      case NPY -> new NpyTarget();
      case IDX -> new IdxTarget(scratch);
      case MNIST -> new MnistTarget(scratch);
      case IMAGE -> new ImageTarget(scratch);
      case FOLDER -> new FolderTarget(scratch);
      case TRIPLETS -> new TripletsTarget(scratch);
      case FONT -> new FontTarget(scratch);
      case ARCHIVE -> new ArchiveTarget(scratch);
      case MODEL -> new ModelTarget(scratch);
      case NETWORK -> new NetworkTarget(scratch);
      case CHECKPOINT -> new CheckpointTarget(scratch);
      case METRICS_LOG -> new MetricsLogTarget(scratch);
      case METRICS -> new MetricsTarget(scratch);
      case EVALUATION -> new EvaluationTarget(scratch);
      case RESULTS -> new ResultsTarget(scratch);
      case GALLERY -> new GalleryTarget(scratch);
      case INDEX -> new IndexTarget(scratch);
      case RUN -> new RunTarget(scratch);
      case SIMILARITY -> new SimilarityTarget();
      case WHERE -> new WhereTarget();
      case QUESTIONS -> new QuestionsTarget(scratch);
    };
  }
}
