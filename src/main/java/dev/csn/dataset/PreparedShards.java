package dev.csn.dataset;

import dev.csn.attribute.AttributeSchema;
import dev.csn.image.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What was written when a dataset was split into shards; also the JSON result of doing so.
 *
 * @param dataset the directory
 * @param shards how many there are
 * @param itemsPerShard of all but the last, which may have fewer
 * @param attributes the names of the attributes, which are also the conditions
 * @param sha256 of {@code shards.json}: identifies the dataset
 */
public record PreparedShards(
    String dataset,
    String name,
    int items,
    int shards,
    int itemsPerShard,
    SplitSizes splits,
    ImageShape image,
    List<String> attributes,
    String sha256) {
  static PreparedShards of(Path directory, ShardsJson json, String sha256) {
    return new PreparedShards(
        directory.toString(),
        json.name(),
        json.splits().total(),
        json.shards().size(),
        json.shards().get(0).items(),
        json.splits(),
        json.image(),
        json.attributes().stream().map(AttributeSchema::name).toList(),
        sha256);
  }

  /** What was written, in a line. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s: %d images of %s in %d %s of at most %d (train %d, validation %d, test %d),"
            + " conditions %s",
        dataset,
        items,
        image,
        shards,
        shards == 1 ? "shard" : "shards",
        itemsPerShard,
        splits.train(),
        splits.validation(),
        splits.test(),
        String.join(", ", attributes));
  }
}
