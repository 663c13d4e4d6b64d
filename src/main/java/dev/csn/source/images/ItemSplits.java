package dev.csn.source.images;

import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import dev.csn.source.images.AttributeValues.Labels;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The split of each item.
 *
 * @param how it was chosen, for people
 */
record ItemSplits(Split[] splits, String how) {

  /**
   * The sources of the items.
   *
   * @param rows each item's row of the table
   * @param files each item's file, all different
   * @param digests the SHA-256 of each item's file
   */
  record Sources(int[] rows, List<String> files, List<String> digests) {}

  /**
   * Takes the splits from the table, or draws them. If the table names no item for validation, some
   * training items are drawn for it.
   *
   * @param values of each attribute
   */
  static ItemSplits of(
      SplitPolicy policy, Table table, Sources items, List<AttributeValues> values, Seed seed) {
    int[] all = IntStream.range(0, items.rows().length).toArray();
    Split[] splits = new Split[all.length];
    if (policy.column() == null) {
      int group = policy.group() == null ? -1 : table.column("--group-column", policy.group());
      double train = 1 - policy.test() - policy.validation();
      double[] shares = {train, policy.validation(), policy.test()};
      draw(splits, all, items, values, group < 0 ? null : cells(table, items, group), shares, seed);
      return new ItemSplits(
          splits,
          String.format(
              Locale.ROOT,
              "drawn, stratified by classes%s: %s validation, %s test",
              group < 0 ? "" : ", each '" + policy.group() + "' in one split",
              policy.validation(),
              policy.test()));
    }
    int column = table.column("--split-column", policy.column());
    Arrays.setAll(
        splits, i -> Objects.requireNonNull(SplitColumn.of(table, items.rows()[i], column)));
    String how = "given by column '" + policy.column() + "'";
    if (Arrays.asList(splits).contains(Split.VALIDATION)) {
      return new ItemSplits(splits, how);
    }
    int[] training = Arrays.stream(all).filter(i -> splits[i] == Split.TRAIN).toArray();
    double[] shares = {1 - policy.validation(), policy.validation(), 0};
    draw(splits, training, items, values, null, shares, seed);
    return new ItemSplits(
        splits,
        how + String.format(Locale.ROOT, "; validation: %s of train, drawn", policy.validation()));
  }

  private static List<@Nullable String> cells(Table table, Sources items, int column) {
    return Arrays.stream(items.rows()).mapToObj(row -> table.cell(row, column)).toList();
  }

  /** Draws the splits of some items. */
  private static void draw(
      Split[] splits,
      int[] selected,
      Sources items,
      List<AttributeValues> values,
      @Nullable List<@Nullable String> groups,
      double[] shares,
      Seed seed) {
    // The attribute of the fewest classes first, so that combinations keep many items.
    List<int[]> strata =
        values.stream()
            .flatMap(v -> v instanceof Labels labels ? Stream.of(labels) : Stream.empty())
            .sorted(Comparator.comparingInt(v -> v.labels().size()))
            .map(v -> Arrays.stream(selected).map(i -> v.codes()[i]).toArray())
            .toList();
    Split[] drawn =
        StratifiedSplit.draw(
            select(items.files(), selected),
            StratifiedSplit.units(
                groups == null ? null : select(groups, selected),
                select(items.digests(), selected)),
            strata,
            shares,
            seed);
    for (int i = 0; i < selected.length; i++) {
      splits[selected[i]] = drawn[i];
    }
  }

  private static <T extends @Nullable Object> List<T> select(List<T> list, int[] selected) {
    return Arrays.stream(selected).mapToObj(list::get).toList();
  }
}
