package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import java.util.List;

/** Values of {@code --set}, one a line; given again, they change nothing more. */
final class AssignmentTarget implements Target {
  @Override
  public List<byte[]> seeds() {
    return List.of(
        "training.margin=0.5\nmodel.variant=fixed".getBytes(UTF_8),
        "dataset=data/x=y\nmodel.maskInit.kind=disjoint".getBytes(UTF_8),
        "training.seed=-9223372036854775808\nmodel.normalize=true".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    List<String> flags = new String(input, UTF_8).lines().toList();
    ExperimentConfig config = ConfigLoader.override(ExperimentConfig.DEFAULT, flags);
    assertEquals(config, ConfigLoader.override(config, flags));
  }
}
