package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code query --queries}: each answer is that of a query for itself. */
@ExtendWith(SampleRun.Extension.class)
class BatchQueryTest {
  private static final List<String> CONDITIONS =
      List.of("color", "digit", "color,digit", "color=0.7,digit=0.3", "digit=3,color=7");

  private final SampleRun sample;
  private Export gallery;
  @TempDir private Path directory;

  BatchQueryTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeEach
  void readTheGallery() throws IOException {
    gallery = Export.read(sample.run.resolve("gallery"));
  }

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("ask.csv"), List.of(lines));
  }

  private JsonNode ask(Object... options) {
    Csn.Result result =
        sample.ask(
            "query", Stream.concat(Stream.of(options), Stream.of("--format", "json")).toArray());
    assertEquals("", result.err());
    return result.json();
  }

  /**
   * Items of the gallery and of the other splits, each under every kind of condition, some twice.
   */
  private List<String[]> questions() {
    List<String[]> questions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String id = Integer.toString(i * 47 % SampleRun.ITEMS);
      questions.add(new String[] {id, CONDITIONS.get(i % CONDITIONS.size())});
    }
    questions.add(questions.get(3));
    questions.add(questions.get(0));
    return questions;
  }

  /** Asks all at once and one by one, in the same way; the anchors must be of both kinds. */
  private void checkEachIsThatOfASingleQuery(List<String[]> questions, Object... options)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,condition"));
    questions.forEach(question -> lines.add(question[0] + ",\"" + question[1] + "\""));
    List<Object> all = new ArrayList<>(List.of("--queries", file(lines.toArray(new String[0]))));
    all.addAll(List.of(options));
    JsonNode results = ask(all.toArray()).get("results");
    assertEquals(questions.size(), results.size());
    for (int i = 0; i < questions.size(); i++) {
      List<Object> one =
          new ArrayList<>(List.of("--id", questions.get(i)[0], "--condition", questions.get(i)[1]));
      one.addAll(List.of(options));
      ObjectNode expected = (ObjectNode) ask(one.toArray());
      expected.remove("run");
      assertEquals(expected.toString(), results.get(i).toString());
    }
  }

  @Test
  void eachAnswerIsThatOfASingleQueryToTheLastByte() throws IOException {
    List<String[]> questions = questions();
    Set<Boolean> inside = new HashSet<>();
    for (String[] question : questions) {
      inside.add(gallery.items().stream().anyMatch(item -> item[0].equals(question[0])));
    }
    assertEquals(Set.of(true, false), inside);
    checkEachIsThatOfASingleQuery(questions, "-k", 7);
  }

  @Test
  void theGalleryCanBeAnotherSplitOrAnExportAndItemsCanBeLeftOut() throws IOException {
    List<String[]> few = questions().subList(0, 12);
    checkEachIsThatOfASingleQuery(few, "--split", "validation", "-k", 3);
    Path export = directory.resolve("export");
    sample.ask("embed", "--split", "train", "--output", export);
    checkEachIsThatOfASingleQuery(few, "--gallery", export, "--where", "digit=3|4|8,color_r=40..");
    checkEachIsThatOfASingleQuery(few, "--where", "digit=1", "-k", 100);
  }

  @Test
  void anIndexAnswersAsItDoesASingleQuery() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    sample.csn.run("index", "--run", run);
    List<String> lines = new ArrayList<>(List.of("id,condition"));
    questions().forEach(question -> lines.add(question[0] + ",\"" + question[1] + "\""));
    Path file = file(lines.toArray(new String[0]));
    List<Object> all =
        List.of("--index", "--candidates", 12, "-k", 3, "--run", run, "--format", "json");
    JsonNode results = run(all, "--queries", file).get("results");
    for (int i = 0; i < questions().size(); i += 7) {
      String[] question = questions().get(i);
      ObjectNode one = (ObjectNode) run(all, "--id", question[0], "--condition", question[1]);
      one.remove("run");
      assertEquals(one, results.get(i));
    }
  }

  private JsonNode run(List<Object> options, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("query"));
    arguments.addAll(List.of(more));
    arguments.addAll(options);
    return sample.csn.run(arguments.toArray()).json();
  }

  @Test
  void theDocumentHasTheRunOnceAndTheAnswersInTheFilesOrder() throws IOException {
    int first = gallery.id(9);
    int second = gallery.id(2);
    JsonNode answer =
        ask("--queries", file("id,condition", second + ",digit", first + ",color"), "-k", 2);
    assertEquals(List.of("run", "results"), Csn.fields(answer));
    assertEquals(sample.run.toString(), answer.get("run").textValue());
    assertEquals(2, answer.get("results").size());
    for (JsonNode result : answer.get("results")) {
      assertEquals(List.of("anchor", "conditions", "neighbors"), Csn.fields(result));
      assertEquals(2, result.get("neighbors").size());
    }
    assertEquals(second, answer.at("/results/0/anchor/id").intValue());
    assertEquals("{\"digit\":1.0}", answer.at("/results/0/conditions").toString());
    assertEquals(first, answer.at("/results/1/anchor/id").intValue());
  }

  @Test
  void theConditionOfTheCommandLineIsThatOfThoseWithoutOne() throws IOException {
    int id = gallery.id(1);
    JsonNode named = ask("--queries", file("id,condition", id + ",color", id + ",digit"));
    assertEquals(
        named,
        ask("--queries", file("id,condition", id + ",", id + ",digit"), "--condition", "color"));
    assertEquals(
        named.at("/results/1"),
        ask("--queries", file("id", "" + id), "--condition", "digit").at("/results/0"));
  }

  @Test
  void theTextHasAParagraphAQueryWithTheJsonsIdsAndDistances() throws IOException {
    Path file = file("id,condition", gallery.id(4) + ",digit", gallery.id(5) + ",color");
    JsonNode json = ask("--queries", file, "-k", 2);
    List<String> lines = sample.ask("query", "--queries", file, "-k", 2).out().lines().toList();
    assertEquals(8, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("2 queries in " + sample.run + ": "), lines.get(0));
    assertEquals("item " + gallery.id(4) + " by digit", lines.get(3));
    assertEquals("item " + gallery.id(5) + " by color", lines.get(6));
    for (int i = 0; i < 2; i++) {
      for (JsonNode neighbor : json.get("results").get(i).get("neighbors")) {
        String shown =
            "%d %.4f"
                .formatted(neighbor.get("id").intValue(), neighbor.get("distance").doubleValue());
        assertTrue(lines.get(4 + 3 * i).contains(shown), shown + " in " + lines);
      }
    }
    assertTrue(lines.get(4).matches("  \\d+ [.\\d]+ [-+], \\d+ [.\\d]+ [-+]"), lines.get(4));
    assertFalse(lines.get(7).contains("+"), lines.get(7));
  }

  /** A bar stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          2; id,condition|3,color|300,digit      ; line 3, id 300, from 0 to 299
          2; id,condition|3,color||x7,digit      ; line 4, id 'x7', whole number
          2; id,condition|-1,color               ; line 2, id '-1', whole number
          2; id,condition|3,colour               ; line 2, 'colour', did you mean 'color'?
          2; id,condition|3,color=-1             ; line 2, '-1', at least 0
          2; id,condition|3,color|4,             ; line 3, no condition, --condition
          2; id|3                                ; line 1, no column 'condition', --condition
          3; id,condition|3,color,digit          ; line 2, 3 cells, must be 2, in quotes
          3; id,condition|3                      ; line 2, 1 cells, must be 2
          3; id,conditon|3,color                 ; line 1, 'id,conditon', 'id,condition'
          3; condition,id|color,3                ; line 1, 'condition,id', 'id,condition'
          3; id,condition                        ; no question
          3; id,condition|3,"color               ; line
          """)
  void aMistakeInTheFileCostsALineThatNamesFileAndLine(int exit, String text, String named)
      throws IOException {
    Path file = file(text.split("\\|", -1));
    Set<String> all = new HashSet<>(Set.of(named.split(", ", -1)));
    all.add(file.toString());
    new Mistake(sample.csn, sample.home, directory)
        .costs(exit, all, "query", "--run", sample.run, "--queries", file);
  }

  @ParameterizedTest
  @CsvSource({"--id, 3", "--image, x.png", "--seed, 1", "--output, grid.png"})
  void whatIsAboutOneAnchorIsRefusedBesideAFile(String flag, String value) throws IOException {
    Path file = file("id,condition", "3,color");
    new Mistake(sample.csn, sample.home, directory)
        .costs(
            Mistake.USAGE,
            Set.of(flag + " " + value, "--queries " + file),
            "query",
            "--run",
            sample.run,
            "--queries",
            file,
            flag,
            value);
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    Path missing = directory.resolve("none.csv");
    new Mistake(sample.csn, sample.home, directory)
        .costs(
            Mistake.INPUT,
            Set.of(missing.toString()),
            "query",
            "--run",
            sample.run,
            "--queries",
            missing);
  }
}
