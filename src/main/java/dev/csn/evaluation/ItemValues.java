package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Compared;
import dev.csn.attribute.Continuous;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.search.Similarity;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The values, query by query, that an evaluation's figures are means of. Every item of a group is a
 * query; its values depend on the gallery alone, so that those of any queries can be computed in
 * any process that has it, and put together to the same bits.
 */
public final class ItemValues implements Serializable {
  private static final long serialVersionUID = 1;

  private final Gallery gallery;
  private final List<KnownItems> groups;

  private ItemValues(Gallery gallery, List<KnownItems> groups) {
    this.gallery = gallery;
    this.groups = groups;
  }

  /**
   * The values of a gallery.
   *
   * @throws dev.csn.error.InputException if a condition has no attribute
   */
  public static ItemValues of(Gallery gallery) {
    List<Attribute> valued = new ArrayList<>();
    for (String condition : gallery.masks().conditions()) {
      Attribute attribute = ConditionAttributes.of(gallery.items(), condition);
      if (!(attribute instanceof Compared)) { // else nothing can be ranked by it
        valued.add(attribute);
      }
    }
    return new ItemValues(gallery, KnownItems.groups(valued));
  }

  /** How many groups of attributes that are known of the same items there are. */
  int groups() {
    return groups.size();
  }

  /** The attributes of a group, of its items alone, in the order of their metrics' values. */
  List<Attribute> attributes(int group) {
    return groups.get(group).attributes();
  }

  /** All the work of one kind. */
  RankingWork all(int group, RankingWork.Kind kind, String name) {
    return new RankingWork(group, kind, name, 0, attributes(group).get(0).items());
  }

  /**
   * Does some work.
   *
   * @param threads how many, at least 1; no value depends on it
   * @return [values, queries]
   */
  public double[][] of(RankingWork work, int threads) {
    KnownItems known = groups.get(work.group());
    return switch (work.kind()) {
      case CONDITION -> underCondition(known, work, threads);
      case IDEAL -> Baselines.ideal(attribute(known, work), work.from(), work.to(), threads);
      case RANDOM -> Baselines.random(attribute(known, work), work.from(), work.to(), threads);
    };
  }

  private double[][] underCondition(KnownItems known, RankingWork work, int threads) {
    List<RankingMetric> metrics = new ArrayList<>();
    for (Attribute attribute : known.attributes()) {
      for (Metric metric : Metric.ranked(attribute, attribute.name().equals(work.name()))) {
        metrics.add(metric.ranking(attribute));
      }
    }
    Embeddings embeddings = known.of(gallery.embeddings());
    float[] weights = Similarity.of(work.name()).weights(gallery.masks(), gallery.embeddings());
    return RankingMetric.values(metrics, embeddings, weights, work.from(), work.to(), threads);
  }

  private static Continuous attribute(KnownItems known, RankingWork work) {
    return (Continuous)
        known.attributes().stream()
            .filter(attribute -> attribute.name().equals(work.name()))
            .findFirst()
            .orElseThrow();
  }
}
