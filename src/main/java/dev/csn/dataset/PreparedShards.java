package dev.csn.dataset;

import dev.csn.attribute.AttributeSchema;
import dev.csn.image.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The result of splitting a dataset into shards, also as JSON.
 *
 * @param dataset the directory
 * @param shards the number of shards
 * @param itemsPerShard the items of each shard but the last, which may have fewer
 * @param attributes the names of the attributes, which are also the conditions
 * @param sha256 the digest of {@code shards.json}, which identifies the dataset
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

  /** The result in one line. */
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
