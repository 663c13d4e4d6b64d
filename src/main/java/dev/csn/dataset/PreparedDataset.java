package dev.csn.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.AttributeDependence;
import dev.csn.attribute.AttributeSchema;
import dev.csn.image.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The result of writing a dataset, also as JSON.
 *
 * @param dataset the directory
 * @param attributes the names of the attributes, which are also the conditions
 * @param dependences the known dependences between attributes; not in the JSON if there are none
 * @param sha256 the digest of {@code dataset.json}, which identifies the dataset
 */
public record PreparedDataset(
    String dataset,
    String name,
    int items,
    SplitSizes splits,
    ImageShape image,
    List<String> attributes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttributeDependence> dependences,
    String sha256) {
  static PreparedDataset of(Path directory, DatasetJson json, String sha256) {
    return new PreparedDataset(
        directory.toString(),
        json.name(),
        json.splits().total(),
        json.splits(),
        json.image(),
        json.attributes().stream().map(AttributeSchema::name).toList(),
        json.dependences(),
        sha256);
  }

  /** The result in one line. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s: %d images of %s (train %d, validation %d, test %d), conditions %s%s",
        dataset,
        items,
        image,
        splits.train(),
        splits.validation(),
        splits.test(),
        String.join(", ", attributes),
        dependences.stream().map(d -> "; " + d).collect(Collectors.joining()));
  }
}
