package dev.csn.view.page;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.evaluation.MaskAnalysis;
import dev.csn.evaluation.MaskReport;
import dev.csn.evaluation.Probe;
import dev.csn.evaluation.StoredEvaluation;
import dev.csn.gallery.Gallery;
import dev.csn.io.Json;
import dev.csn.model.ModelArchive;
import dev.csn.run.Provenance;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunEvaluation;
import dev.csn.training.MetricsFile;
import dev.csn.view.figure.LeakageHeatMap;
import dev.csn.view.figure.MaskBars;
import dev.csn.view.figure.Plot;
import dev.csn.view.figure.TrainingCurves;
import dev.csn.view.page.Page.PlotView;
import dev.csn.view.page.RunPage.AnchorStrips;
import dev.csn.view.page.RunPage.ConditionControl;
import dev.csn.view.page.RunPage.FailureStrips;
import dev.csn.view.page.RunPage.KeyValue;
import dev.csn.view.page.RunPage.MeasureRow;
import dev.csn.view.page.RunPage.OverlapRow;
import dev.csn.view.page.RunPage.ProbeRow;
import dev.csn.view.page.RunPage.Sheet;
import dev.csn.view.text.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the page of a run's test split. */
public final class RunReport {
  private static final String MARKS =
      "Right (✓, full frame) is an item of the same class or, where an attribute has distances,"
          + " one nearer than two random items are on average; wrong (✗, dashed frame) is any"
          + " other.";

  private final RunDirectory run;
  private final RunEmbeddings embeddings;
  private final StoredEvaluation evaluation;
  private final MaskAnalysis masks;
  private final int items;
  private final ReportSample sample;
  private final Map<String, Relevance> byCondition = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private RunReport(RunDirectory run) {
    this.run = run;
    this.embeddings = new RunEmbeddings(run);
    this.evaluation = RunEvaluation.known(run);
    Gallery gallery = embeddings.gallery(Split.TEST);
    this.masks =
        MaskAnalysis.of(ModelArchive.readMasks(run.requireModel()), gallery, run.initialMasks());
    this.items = gallery.items().size();
    this.sample = ReportSample.of(gallery);
    for (Attribute attribute : sample.gallery().items().attributes()) {
      if (evaluation.conditions().containsKey(attribute.name())) {
        byCondition.put(
            attribute.name(),
            Relevance.of(attribute, evaluation.conditions().get(attribute.name())));
      }
    }
  }

  /**
   * A page.
   *
   * @param html the whole page
   * @param remarks remarks on its missing parts
   */
  public record Made(String html, List<String> remarks) {}

  /**
   * Makes the page.
   *
   * @throws dev.csn.error.UserException if the run is damaged, or did not come to its end
   */
  public static Made of(RunDirectory run) {
    RunReport report = new RunReport(run);
    return new Made(Page.of("run", report.page()), List.copyOf(report.remarks));
  }

  private RunPage page() {
    Thumbnails thumbnails = thumbnails();
    List<ConditionMap> maps = ConditionMap.of(sample.gallery());
    String split = evaluation.split();
    PageData data = PageData.of(run.toString(), split, sample, byCondition, maps, thumbnails);
    ItemCards cards = new ItemCards(sample, thumbnails);
    Provenance provenance = run.provenance();
    String script = Page.resource("explorer.js");
    return new RunPage(
        run.path().toAbsolutePath().normalize().getFileName() + " - csn",
        Page.policy(script),
        Page.resource("report.css"),
        script,
        RunPage.json(data),
        run.toString(),
        run.description().variant().label(),
        provenance.dataset().name(),
        split,
        items,
        sample.size(),
        sample.whole(),
        masks.embeddingSize(),
        String.join(", ", sample.conditions()),
        remarks,
        MeasureRow.of(evaluation.conditions()),
        ConditionControl.of(sample.conditions()),
        maps.stream().anyMatch(map -> map.projections().size() > 1),
        MARKS,
        anchors(cards),
        failures(cards),
        List.of(PlotView.of(MaskBars.of(masks))),
        sample.conditions().size() > 1,
        overlap(),
        probed(),
        probes(),
        PlotView.of(LeakageHeatMap.of(evaluation).stream().toList()),
        PlotView.of(training()),
        KeyValue.of(Json.MAPPER.valueToTree(provenance)),
        Json.pretty(run.config()),
        thumbnails == null ? List.of() : List.of(Sheet.of(thumbnails)));
  }

  private List<Plot> training() {
    run.verify(run.metrics());
    return TrainingCurves.of(MetricsFile.read(run.metrics()));
  }

  /** The sample's pictures; null, with a remark, if the dataset is gone. */
  private @Nullable Thumbnails thumbnails() {
    try {
      return Thumbnails.of(sample.gallery().items(), embeddings.dataset().pixels());
    } catch (InputException e) {
      remarks.add("without pictures: " + e.getMessage());
      return null;
    }
  }

  private List<AnchorStrips> anchors(ItemCards cards) {
    List<AnchorStrips> anchors = new ArrayList<>();
    for (List<NeighborStrip> strips : NeighborStrip.ofAnchors(sample, cards, byCondition)) {
      anchors.add(new AnchorStrips(strips.get(0).anchor().id(), strips));
    }
    return anchors;
  }

  private List<FailureStrips> failures(ItemCards cards) {
    return new WorstQueries(sample)
        .strips(cards, byCondition).stream().map(FailureStrips::new).toList();
  }

  private List<OverlapRow> overlap() {
    List<OverlapRow> rows = new ArrayList<>();
    for (MaskReport.Overlap o : masks.findings().trained().overlap()) {
      rows.add(
          new OverlapRow(
              o.a() + ", " + o.b(),
              Format.fixed(o.effectiveCosine(), 3),
              Format.fixed(o.permutationMean(), 3),
              Format.fixed(o.permutationP(), 4),
              String.valueOf(o.sharedDimensions())));
    }
    return rows;
  }

  /** Titles of the probes' scores, by attribute. */
  private List<String> probed() {
    List<String> titles = new ArrayList<>();
    firstProbes()
        .forEach(
            (attribute, probe) ->
                titles.add(attribute + (probe instanceof Probe.OfPoints ? " (R²)" : "")));
    return titles;
  }

  private List<ProbeRow> probes() {
    List<ProbeRow> rows = new ArrayList<>();
    masks
        .findings()
        .probes()
        .forEach(
            (condition, probes) ->
                rows.add(
                    new ProbeRow(
                        condition, probes.values().stream().map(RunReport::told).toList())));
    if (!rows.isEmpty()) {
      rows.add(
          new ProbeRow(
              "chance",
              firstProbes().values().stream().map(p -> Format.fixed(p.chance(), 3)).toList()));
    }
    return rows;
  }

  private Map<String, Probe> firstProbes() {
    return masks.findings().probes().values().stream().findFirst().orElse(Map.of());
  }

  private static String told(Probe probe) {
    return probe instanceof Probe.OfClasses classes
        ? Format.fixed(classes.accuracy(), 3)
        : Format.fixed(((Probe.OfPoints) probe).r2(), 3);
  }
}
