package dev.csn;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import java.util.List;

/** Configurations that differ from the defaults in what a test is about. */
public final class TestConfig {
  private TestConfig() {}

  /** The defaults with some keys replaced, {@code dotted.key=value}. */
  public static ExperimentConfig with(String... overrides) {
    return ConfigLoader.override(ExperimentConfig.DEFAULT, List.of(overrides));
  }
}
