package dev.csn.source.images;

import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Who trains, who validates, who is held out.
 *
 * @param splits each item's
 * @param how it was chosen, for people
 */
record ItemSplits(Split[] splits, String how) {

  /**
   * Splits items.
   *
   * @param rows each item's row
   * @param files each item's, all different
   * @param digests each item's file's
   * @param values of each attribute
   */
  static ItemSplits of(
      SplitPolicy policy,
      Table table,
      int[] rows,
      List<String> files,
      String[] digests,
      List<Values> values,
      Seed seed) {
    List<int[]> classes = strata(values);
    if (policy.column() != null) {
      return given(policy, table, rows, files, digests, classes, seed);
    }
    String[] groups = null;
    if (policy.group() != null) {
      groups = table.cells(rows, table.column("--group-column", policy.group()));
    }
    double train = 1 - policy.test() - policy.validation();
    Split[] splits =
        StratifiedSplit.draw(
            files,
            SplitUnits.of(groups, digests),
            classes,
            new double[] {train, policy.validation(), policy.test()},
            seed);
    return new ItemSplits(
        splits,
        String.format(
            Locale.ROOT,
            "drawn, stratified by classes%s: %s validation, %s test",
            groups == null ? "" : ", each '" + policy.group() + "' in one split",
            policy.validation(),
            policy.test()));
  }

  /** As the table says; if it names none for validation, some of the training items. */
  private static ItemSplits given(
      SplitPolicy policy,
      Table table,
      int[] rows,
      List<String> files,
      String[] digests,
      List<int[]> classes,
      Seed seed) {
    int column = table.column("--split-column", policy.column());
    Split[] splits =
        Arrays.stream(rows)
            .mapToObj(row -> GivenSplit.of(table, row, column))
            .toArray(Split[]::new);
    String how = "given by column '" + policy.column() + "'";
    if (Arrays.asList(splits).contains(Split.VALIDATION)) {
      return new ItemSplits(splits, how);
    }
    int[] training =
        IntStream.range(0, splits.length).filter(i -> splits[i] == Split.TRAIN).toArray();
    List<int[]> trainingClasses = new ArrayList<>();
    for (int[] codes : classes) {
      trainingClasses.add(Arrays.stream(training).map(i -> codes[i]).toArray());
    }
    Split[] drawn =
        StratifiedSplit.draw(
            Arrays.stream(training).mapToObj(files::get).toList(),
            SplitUnits.of(
                null, Arrays.stream(training).mapToObj(i -> digests[i]).toArray(String[]::new)),
            trainingClasses,
            new double[] {1 - policy.validation(), policy.validation(), 0},
            seed);
    for (int i = 0; i < training.length; i++) {
      splits[training[i]] = drawn[i];
    }
    return new ItemSplits(
        splits,
        how + String.format(Locale.ROOT, "; validation: %s of train, drawn", policy.validation()));
  }

  /**
   * The attribute of the fewest classes first, so that combinations keep as many items as can be.
   */
  private static List<int[]> strata(List<Values> values) {
    return values.stream()
        .filter(v -> v.classes() != null)
        .sorted(Comparator.comparingInt(Values::classCount))
        .map(Values::classes)
        .toList();
  }
}
