package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.csn.run.Runs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs command lines as {@code Main} does, but in this process, and keeps all that is printed. */
public final class Csn {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Runs runs;

  /** With {@code runs} in place of the working directory's. */
  public Csn(Path runs) {
    this.runs = new Runs(runs);
  }

  /** What a command left: its exit code, standard output and standard error. */
  public record Result(int exit, String out, String err) {
    /** The one JSON document that is all of standard output. */
    JsonNode json() {
      return parse(out);
    }
  }

  /** Parses one JSON document, after which nothing may follow. */
  static JsonNode parse(String text) {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + text, e);
    }
  }

  /** The names of an object's fields, in their order. */
  static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Runs a command that must go well. */
  public Result run(Object... arguments) {
    Result result = attempt(arguments);
    assertEquals(0, result.exit, result.err);
    return result;
  }

  /** Runs a command, however it ends. */
  public Result attempt(Object... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream remarked = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
    try {
      int exit =
          CsnCommand.commandLine(runs)
              .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
      return new Result(
          exit,
          printed.toString(StandardCharsets.UTF_8),
          remarked.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
