package dev.csn.view.page;

import dev.csn.random.Seed;
import dev.csn.view.page.ItemCards.ItemCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An anchor and its neighbors under one condition.
 *
 * @param title title of the strip
 * @param remark remark after the title; null for none
 */
record NeighborStrip(
    String title, @Nullable String remark, ItemCard anchor, List<ItemCard> neighbors) {
  static final int NEIGHBORS = 10;

  /** Limits the strips of all anchors, so that many conditions do not make the page endless. */
  private static final int MAX_STRIPS = 16;

  /** More anchors would push the sections below out of sight. */
  private static final int MAX_ANCHORS = 6;

  /** A few anchors, drawn at random, each under every condition. */
  static List<List<NeighborStrip>> ofAnchors(
      ReportSample sample, ItemCards cards, Map<String, Relevance> byCondition) {
    int conditions = sample.conditions().size();
    int count = Math.max(1, Math.min(MAX_ANCHORS, MAX_STRIPS / conditions));
    int[] anchors =
        Arrays.copyOf(
            new Seed(1).of("anchors").permutation(sample.size()), Math.min(count, sample.size()));
    List<List<NeighborStrip>> byAnchor = new ArrayList<>();
    for (int anchor : anchors) {
      List<NeighborStrip> strips = new ArrayList<>();
      for (String condition : sample.conditions()) {
        Relevance relevance = Objects.requireNonNull(byCondition.get(condition), condition);
        strips.add(
            new NeighborStrip(
                "by " + condition,
                null,
                cards.anchor(anchor, condition),
                cards.neighbors(anchor, condition, relevance, NEIGHBORS)));
      }
      byAnchor.add(strips);
    }
    return byAnchor;
  }
}
