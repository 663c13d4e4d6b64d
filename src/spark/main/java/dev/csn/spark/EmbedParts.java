package dev.csn.spark;

import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.dataset.Shard;
import dev.csn.dataset.SplitChoice;
import dev.csn.gallery.Embeddings;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** A task: reads parts of a dataset and embeds those of their items that are asked for. */
final class EmbedParts implements FlatMapFunction<Iterator<Shard>, Row> {
  private static final long serialVersionUID = 1;

  private final Broadcast<byte[]> model;
  private final SplitChoice split;
  private final ItemRows rows;

  EmbedParts(Broadcast<byte[]> model, SplitChoice split, ItemRows rows) {
    this.model = model;
    this.split = split;
    this.rows = rows;
  }

  @Override
  public Iterator<Row> call(Iterator<Shard> parts) {
    CsnNetwork network = CsnNetwork.read(model.value());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(parts, 0), false)
        .flatMap(part -> embed(network, part.read()))
        .iterator();
  }

  private Stream<Row> embed(CsnNetwork network, ImageSet part) {
    int[] chosen = split.rows(part.items());
    Embeddings embeddings = new Embedder(network, part.pixels()).embed(chosen);
    Items items = part.items().select(chosen);
    return IntStream.range(0, chosen.length)
        .mapToObj(row -> rows.row(items, row, embeddings.row(row)));
  }
}
