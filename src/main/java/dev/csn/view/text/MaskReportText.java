package dev.csn.view.text;

import dev.csn.evaluation.Ablation;
import dev.csn.evaluation.MaskFigures;
import dev.csn.evaluation.MaskFindings;
import dev.csn.evaluation.MaskReport;
import dev.csn.evaluation.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prints the analysis of masks: whether they share dimensions, how far they overlap, and the effect
 * on accuracy. Each figure stands beside its value before training, by chance or with disjoint
 * masks.
 */
final class MaskReportText {
  private final MaskReport masks;
  private final MaskFindings findings;
  private final Style style;
  private final boolean many;

  private MaskReportText(MaskReport masks, Style style) {
    this.masks = masks;
    this.findings = masks.findings();
    this.style = style;
    this.many = LetterLabels.needed(masks.conditions().size());
  }

  /** The tables of a report. */
  static String of(MaskReport masks, Style style) {
    MaskReportText text = new MaskReportText(masks, style);
    List<String> parts = new ArrayList<>();
    parts.add(text.dimensions());
    parts.add(text.eachMask());
    if (!masks.findings().trained().overlap().isEmpty()) {
      parts.add(text.many ? text.matrix() : text.pairs());
    }
    parts.add(text.ablation());
    if (text.probed()) {
      parts.add(text.probes());
    }
    return String.join("\n", parts);
  }

  /** A condition's name at the beginning of a line; after its letter if there are many. */
  private String named(String condition) {
    return many ? LetterLabels.named(masks.conditions().indexOf(condition), condition) : condition;
  }

  private String dimensions() {
    TextTable table =
        new TextTable(
            "dimensions in use", "by one", "by several", "by none", "disentangled", "complete");
    addDimensions(table, "trained", findings.trained());
    addDimensions(table, "before training", findings.initial());
    addDimensions(table, "disjoint masks", findings.control());
    return table.in(style);
  }

  private static void addDimensions(TextTable table, String name, @Nullable MaskFigures figures) {
    if (figures == null) {
      table.row(name, "-", "-", "-", "-", "-");
      return;
    }
    table.row(
        name,
        figures.dimensions().exclusive(),
        figures.dimensions().shared(),
        figures.dimensions().dead(),
        number(figures.dci().disentanglement()),
        number(figures.dci().completeness()));
  }

  private String eachMask() {
    TextTable table =
        new TextTable(
            "mask",
            (many ? "used of " : "dimensions of ") + masks.embeddingSize(),
            "(before)",
            "Gini",
            "(before)",
            "(disjoint)",
            "complete",
            "(before)",
            "(disjoint)");
    MaskFigures trained = findings.trained();
    @Nullable MaskFigures before = findings.initial();
    @Nullable MaskFigures control = findings.control();
    for (String condition : masks.conditions()) {
      Function<MaskFigures, String> used =
          f -> Integer.toString(of(condition, f.sparsity()).activeDimensions());
      Function<MaskFigures, String> gini = f -> number(of(condition, f.sparsity()).gini());
      Function<MaskFigures, String> complete =
          f -> number(of(condition, f.dci().completenessByCondition()));
      table.row(
          named(condition),
          used.apply(trained),
          known(before, used),
          gini.apply(trained),
          known(before, gini),
          known(control, gini),
          complete.apply(trained),
          known(before, complete),
          known(control, complete));
    }
    return table.in(style);
  }

  /** A line a pair; disjoint masks need no column, their cosines are 0. */
  private String pairs() {
    TextTable table =
        new TextTable(
            "masks",
            "and",
            "effective cosine",
            "(before)",
            "(chance)",
            "p",
            "active",
            "(before)",
            "raw",
            "(before)",
            "shared",
            "(before)");
    for (int i = 0; i < findings.trained().overlap().size(); i++) {
      int pair = i;
      MaskReport.Overlap o = findings.trained().overlap().get(i);
      table.row(
          o.a(),
          o.b(),
          number(o.effectiveCosine()),
          before(pair, b -> number(b.effectiveCosine())),
          number(o.permutationMean()),
          Format.fixed(o.permutationP(), 4),
          number(o.activeCosine()),
          before(pair, b -> number(b.activeCosine())),
          number(o.rawCosine()),
          before(pair, b -> number(b.rawCosine())),
          o.sharedDimensions(),
          before(pair, b -> Integer.toString(b.sharedDimensions())));
    }
    return table.in(style);
  }

  private String before(int pair, Function<MaskReport.Overlap, String> figure) {
    return known(findings.initial(), initial -> figure.apply(initial.overlap().get(pair)));
  }

  /** Two figures of each pair as a matrix, for many masks, then means over pairs. */
  private String matrix() {
    int size = masks.conditions().size();
    String[][] cells = new String[size][size];
    List<MaskReport.Overlap> overlap = findings.trained().overlap();
    int pair = 0;
    for (int a = 0; a < size; a++) {
      cells[a][a] = "-";
      for (int b = a + 1; b < size; b++) {
        cells[b][a] = Format.fixed(overlap.get(pair).effectiveCosine(), 2);
        cells[a][b] = Integer.toString(overlap.get(pair).sharedDimensions());
        pair++;
      }
    }
    List<String> heading = new ArrayList<>(List.of(""));
    for (int c = 0; c < size; c++) {
      heading.add(LetterLabels.letter(c));
    }
    TextTable matrix = new TextTable(heading.toArray(String[]::new));
    for (int c = 0; c < size; c++) {
      List<Object> row = new ArrayList<>(List.of(named(masks.conditions().get(c))));
      row.addAll(List.of(cells[c]));
      matrix.row(row.toArray());
    }
    return "below: effective cosine; above: shared dimensions\n"
        + matrix.in(style)
        + '\n'
        + means();
  }

  private String means() {
    TextTable means =
        new TextTable("mean over pairs", "effective cosine", "(chance)", "active", "raw", "shared");
    addMeans(means, "trained", findings.trained());
    addMeans(means, "before training", findings.initial());
    return means.in(style);
  }

  private static void addMeans(TextTable means, String name, @Nullable MaskFigures figures) {
    if (figures == null) {
      means.row(name, "-", "-", "-", "-", "-");
      return;
    }
    Function<Function<MaskReport.Overlap, Number>, String> mean =
        figure ->
            number(
                figures.overlap().stream()
                    .mapToDouble(o -> figure.apply(o).doubleValue())
                    .average()
                    .orElse(0));
    means.row(
        name,
        mean.apply(MaskReport.Overlap::effectiveCosine),
        mean.apply(MaskReport.Overlap::permutationMean),
        mean.apply(MaskReport.Overlap::activeCosine),
        mean.apply(MaskReport.Overlap::rawCosine),
        mean.apply(MaskReport.Overlap::sharedDimensions));
  }

  private String ablation() {
    Ablation ablation = findings.ablation();
    if (ablation.sharedDimensions() == 0) {
      return "ablation: no dimension is shared, so nothing is lost without the shared ones\n";
    }
    TextTable table =
        new TextTable("condition", "all dimensions", "without the shared", "without others");
    ablation
        .conditions()
        .forEach(
            (condition, a) ->
                table.row(
                    named(condition),
                    Format.fixed(a.before(), 4),
                    Format.fixed(a.after(), 4),
                    ablation.controlDraws() == 0 ? "-" : Format.fixed(a.control(), 4)));
    return String.format(
            Locale.ROOT,
            "ablation: triplet accuracy without the %d shared dimensions, and without %d others"
                + " (mean of %d draws)%n",
            ablation.sharedDimensions(),
            ablation.controlDimensions(),
            ablation.controlDraws())
        + table.in(style);
  }

  /** Whether any attribute has values that could be read. */
  private boolean probed() {
    return findings.probes().values().stream().anyMatch(probes -> !probes.isEmpty());
  }

  private String probes() {
    List<String> heading = new ArrayList<>(List.of("dimensions of"));
    List<Object> chances = new ArrayList<>(List.of("chance"));
    Map<String, Probe> first = findings.probes().values().iterator().next();
    first.forEach(
        (attribute, probe) -> {
          heading.add(probed(attribute, probe));
          chances.add(read(probe.chance()));
        });
    TextTable table = new TextTable(heading.toArray(String[]::new));
    findings
        .probes()
        .forEach(
            (condition, probes) -> {
              List<Object> row = new ArrayList<>(List.of(named(condition)));
              for (Probe probe : probes.values()) {
                row.add(
                    read(
                        probe instanceof Probe.OfClasses c
                            ? c.accuracy()
                            : ((Probe.OfPoints) probe).r2()));
              }
              table.row(row.toArray());
            });
    table.row(chances.toArray());
    return "linear probes: how much of each attribute a condition's dimensions tell"
        + (many ? " (* R2)\n" : "\n")
        + table.in(style);
  }

  private String probed(String attribute, Probe probe) {
    boolean points = probe instanceof Probe.OfPoints;
    int letter = masks.conditions().indexOf(attribute);
    return many && letter >= 0
        ? LetterLabels.letter(letter) + (points ? "*" : "")
        : attribute + (points ? " R2" : "");
  }

  private String read(double value) {
    return many ? Format.fixed(value, 2) : number(value);
  }

  private static String known(@Nullable MaskFigures figures, Function<MaskFigures, String> figure) {
    return figures == null ? "-" : figure.apply(figures);
  }

  /** A condition's entry; figures have one for each condition. */
  private static <V> V of(String condition, Map<String, V> figures) {
    return Objects.requireNonNull(figures.get(condition), condition);
  }

  private static String number(double value) {
    return Format.fixed(value, 3);
  }
}
