package dev.csn.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.dataset.Attribute;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.MaskReport;
import dev.csn.io.Json;
import dev.csn.report.RunPage.AnchorStrips;
import dev.csn.report.RunPage.ConditionControl;
import dev.csn.report.RunPage.FailureStrips;
import dev.csn.report.RunPage.KeyValue;
import dev.csn.report.RunPage.OverlapRow;
import dev.csn.report.RunPage.Sheet;
import dev.csn.run.Provenance;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the page of a run, of its test split. */
public final class RunReport {
  private static final String MARKS =
      "Right (✓, full frame) is an item of the same class or, where an attribute has distances,"
          + " one nearer than two random items are on average; wrong (✗, dashed frame) is any"
          + " other.";

  private final RunDirectory run;
  private final RunEmbeddings embeddings;
  private final Evaluation evaluation;
  private final ReportSample sample;
  private final Map<String, Truth> truths = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  private RunReport(RunDirectory run) {
    this.run = run;
    this.embeddings = new RunEmbeddings(run);
    this.evaluation = RunEvaluation.of(run, Split.TEST);
    this.sample = ReportSample.of(embeddings.gallery(Split.TEST));
    for (Attribute attribute : sample.gallery().items().attributes()) {
      if (evaluation.conditions().containsKey(attribute.name())) {
        truths.put(
            attribute.name(), Truth.of(attribute, evaluation.conditions().get(attribute.name())));
      }
    }
  }

  /**
   * The page, as HTML.
   *
   * @throws dev.csn.error.UserException if the run is damaged, or did not come to its end
   */
  public static String of(RunDirectory run) {
    RunReport report = new RunReport(run);
    return Page.of("run", report.page());
  }

  private RunPage page() {
    Thumbnails thumbnails = thumbnails();
    List<ConditionMap> maps = ConditionMap.of(sample.gallery());
    String split = evaluation.split();
    PageData data = PageData.of(run.toString(), split, sample, truths, maps, thumbnails);
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
        evaluation.variant(),
        provenance.dataset().name(),
        split,
        evaluation.items(),
        sample.size(),
        sample.whole(),
        evaluation.masks().embeddingSize(),
        String.join(", ", sample.conditions()),
        remarks,
        Measure.of(evaluation),
        ConditionControl.of(sample.conditions()),
        maps.stream().anyMatch(map -> map.projections().size() > 1),
        MARKS,
        anchors(cards),
        failures(cards),
        List.of(),
        sample.conditions().size() > 1,
        overlap(),
        List.of(),
        List.of(),
        facts(provenance),
        Json.pretty(run.config()),
        thumbnails == null ? List.of() : List.of(Sheet.of(thumbnails)));
  }

  /** Null if the dataset is not there any more: the report does without pictures then. */
  private Thumbnails thumbnails() {
    try {
      return Thumbnails.of(sample.gallery().items(), embeddings.dataset().pixels());
    } catch (InputException e) {
      remarks.add("Without pictures: " + e.getMessage() + ".");
      return null;
    }
  }

  private List<AnchorStrips> anchors(ItemCards cards) {
    List<AnchorStrips> anchors = new ArrayList<>();
    for (List<NeighborStrip> strips : NeighborStrip.ofAnchors(sample, cards, truths)) {
      anchors.add(new AnchorStrips(strips.get(0).anchor().id(), strips));
    }
    return anchors;
  }

  private List<FailureStrips> failures(ItemCards cards) {
    return new WorstQueries(sample).strips(cards, truths).stream().map(FailureStrips::new).toList();
  }

  private List<OverlapRow> overlap() {
    List<OverlapRow> rows = new ArrayList<>();
    for (MaskReport.Overlap o : evaluation.masks().findings().trained().overlap()) {
      rows.add(
          new OverlapRow(
              o.a() + ", " + o.b(),
              String.format(Locale.ROOT, "%.3f", o.effectiveCosine()),
              String.format(Locale.ROOT, "%.3f", o.permutationMean()),
              String.format(Locale.ROOT, "%.4f", o.permutationP()),
              String.valueOf(o.sharedDimensions())));
    }
    return rows;
  }

  private static List<KeyValue> facts(Provenance provenance) {
    List<KeyValue> facts = new ArrayList<>();
    add(facts, "", Json.MAPPER.valueToTree(provenance));
    return facts;
  }

  private static void add(List<KeyValue> facts, String key, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field -> {
                String name = key.isEmpty() ? field.getKey() : key + "." + field.getKey();
                add(facts, name, field.getValue());
              });
    } else {
      facts.add(new KeyValue(key, value.asText()));
    }
  }
}
