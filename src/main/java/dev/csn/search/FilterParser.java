package dev.csn.search;

import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeKind;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.LabeledAttribute;
import dev.csn.error.ConfigurationException;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import dev.csn.io.Numbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses one value of {@code --where}:
 *
 * <pre>
 *   filter = term { "," term }
 *   term   = name ( "=" | "!=" ) value { "|" value }
 *   value  = label | number | [ low ] ".." [ high ]
 * </pre>
 *
 * <p>A name is a heading of {@code items.csv}; an attribute of a single component also has its
 * plain name. A range is inclusive: levels of an ordinal attribute, or numbers. Classes have no
 * order, so two dots are part of their labels. Blanks around names and values do not count; a
 * backslash escapes the character after it.
 */
final class FilterParser {
  /** Names listed in a message, so that it fits into a few lines. */
  private static final int MAX_SHOWN = 12;

  private static final String RANGE = "..";
  private static final String OR = "|";
  private static final String AND = ",";

  private final String text;

  /** The fields by all their names. */
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** The fields by the one name that messages show. */
  private final Map<String, Field> shown = new LinkedHashMap<>();

  private final List<AttributeSchema> schemas;

  /** A filterable column. */
  private sealed interface Field {
    AttributeSchema schema();

    /** A column of classes or levels. */
    record Labels(AttributeSchema schema) implements Field {
      boolean ordered() {
        return schema.kind() == AttributeKind.ORDINAL;
      }

      /** A label as users must type it, with escapes. */
      String typed(String label) {
        return Escapes.of(label, ordered() ? List.of(AND, OR, RANGE) : List.of(AND, OR));
      }

      List<String> typed() {
        return schema.labels().stream().map(this::typed).toList();
      }
    }

    /** One component of a point. */
    record Component(AttributeSchema schema, int index) implements Field {}
  }

  /** An inclusive range. */
  private record Range(float least, float most) implements Serializable {
    private static final long serialVersionUID = 1;

    boolean holds(float value) {
      return value >= least && value <= most;
    }
  }

  FilterParser(String text, List<AttributeSchema> schemas) {
    this.text = text;
    this.schemas = schemas;
    for (AttributeSchema schema : schemas) {
      if (schema.classes() != null) {
        fields.put(schema.name(), new Field.Labels(schema));
      } else if (schema.components() != null) { // else no item has a value of it
        for (int k = 0; k < schema.size(); k++) {
          String column = AttributeColumns.names(schema).get(k);
          fields.put(column, new Field.Component(schema, k));
        }
      }
    }
    for (Map.Entry<String, Field> column : List.copyOf(fields.entrySet())) {
      String plain = column.getValue().schema().name();
      boolean single = column.getValue().schema().size() == 1 && !fields.containsKey(plain);
      shown.put(single ? plain : column.getKey(), column.getValue());
    }
    fields.putAll(shown);
  }

  /** The terms, at least one. */
  List<Filter.Term> parse() {
    if (Escapes.endsOpen(text)) {
      throw mistake(
          "ends with a backslash, which must stand before a character, as \\\\ does for itself");
    }
    List<Filter.Term> terms = new ArrayList<>();
    Field last = null;
    for (String part : Escapes.split(text, AND)) {
      int equals = part.indexOf('=');
      boolean except = equals > 0 && part.charAt(equals - 1) == '!';
      String name = part.substring(0, Math.max(0, except ? equals - 1 : equals)).strip();
      if (name.isEmpty()) {
        throw noName(part.strip(), last);
      }
      Field field = fields.get(name);
      if (field == null) {
        throw unknown(name);
      }
      List<String> values = Escapes.split(part.substring(equals + 1), OR);
      terms.add(
          field instanceof Field.Labels labels
              ? labeled(labels, values, except)
              : within((Field.Component) field, name, values, except));
      last = field;
    }
    return terms;
  }

  private Filter.Term labeled(Field.Labels field, List<String> values, boolean except) {
    boolean[] allowed = new boolean[field.schema.size()];
    for (String value : values) {
      int dots = field.ordered() ? Escapes.indexOf(value, RANGE, 0) : -1;
      if (dots < 0) {
        allowed[code(field, Escapes.meaning(value))] = true;
        continue;
      }
      String low = Escapes.meaning(value.substring(0, dots));
      String high = Escapes.meaning(value.substring(dots + RANGE.length()));
      if (low.isEmpty() && high.isEmpty()) {
        throw mistake(
            field.schema.name()
                + ": must be a level, or a range such as "
                + field.typed().get(0)
                + RANGE
                + known(field.typed()));
      }
      int least = low.isEmpty() ? 0 : code(field, low);
      int most = high.isEmpty() ? allowed.length - 1 : code(field, high);
      if (least > most) {
        throw mistake(
            field.schema.name()
                + ": the range "
                + OneLine.of(value.strip())
                + " is empty, must begin with the lower level"
                + known(field.typed()));
      }
      for (int level = least; level <= most; level++) {
        allowed[level] = true;
      }
    }
    String name = field.schema.name();
    return items -> {
      LabeledAttribute attribute = (LabeledAttribute) items.attribute(name).orElseThrow();
      return row -> attribute.known(row) && allowed[attribute.code(row)] != except;
    };
  }

  private int code(Field.Labels field, String label) {
    AttributeSchema schema = field.schema;
    int code = schema.labels().indexOf(label);
    if (code < 0) {
      String guess =
          NearestName.of(label, schema.labels())
              .map(near -> ", did you mean '" + field.typed(near) + "'?")
              .orElse("");
      throw mistake(
          "no class '"
              + OneLine.of(label)
              + "' of "
              + schema.name()
              + guess
              + known(field.typed())
              + (label.contains(RANGE) && !field.ordered()
                  ? "; a range needs an ordinal attribute, or numbers"
                  : "")
              + escaped(field));
    }
    return code;
  }

  private Filter.Term within(
      Field.Component field, String name, List<String> values, boolean except) {
    List<Range> ranges = List.copyOf(values.stream().map(value -> range(name, value)).toList());
    String attribute = field.schema.name();
    int component = field.index;
    return items -> {
      Continuous points = (Continuous) items.attribute(attribute).orElseThrow();
      return row ->
          points.known(row)
              && ranges.stream().anyMatch(r -> r.holds(points.component(row, component))) != except;
    };
  }

  private Range range(String name, String value) {
    int dots = Escapes.indexOf(value, RANGE, 0);
    String low = Escapes.meaning(dots < 0 ? value : value.substring(0, dots));
    String high = dots < 0 ? low : Escapes.meaning(value.substring(dots + RANGE.length()));
    if (low.isEmpty() && high.isEmpty()) {
      throw mistake(name + ": must be a number, or a range such as 100..200, 100.. or ..200");
    }
    double least = low.isEmpty() ? Double.NEGATIVE_INFINITY : number(name, low);
    double most = high.isEmpty() ? Double.POSITIVE_INFINITY : number(name, high);
    if (least > most) {
      throw mistake(
          name
              + ": the range "
              + OneLine.of(value.strip())
              + " is empty, must begin with the lower number");
    }
    return new Range((float) least, (float) most);
  }

  private double number(String name, String number) {
    return Numbers.decimal(number)
        .orElseThrow(
            () ->
                mistake(
                    name
                        + ": '"
                        + OneLine.of(number)
                        + "' must be a number, or a range such as 100..200"));
  }

  /**
   * The error for a term without a name.
   *
   * @param last the field of the term before it, if there is one
   */
  private ConfigurationException noName(String part, @Nullable Field last) {
    String cause = "";
    if (last instanceof Field.Labels labels) {
      cause = escaped(labels);
    } else if (last != null && part.matches("[0-9]+")) {
      cause = "; Maybe a decimal comma, which must be a point";
    }
    return mistake(
        "'"
            + OneLine.of(part)
            + "': must be NAME=VALUE, NAME!=VALUE or NAME=LOW..HIGH"
            + known(shown.keySet())
            + cause);
  }

  private ConfigurationException unknown(String name) {
    String guess =
        NearestName.of(name, shown.keySet())
            .or(() -> NearestName.of(name, fields.keySet()))
            .map(near -> ", did you mean '" + near + "'?")
            .orElse("");
    String why = "";
    for (AttributeSchema schema : schemas) {
      if (schema.name().equals(name)) {
        why =
            schema.components() == null
                ? "; " + name + " has no values, only comparisons of items"
                : "; " + name + " is a point, name a component such as " + component(schema);
      }
    }
    return mistake("unknown '" + OneLine.of(name) + "'" + guess + known(shown.keySet()) + why);
  }

  private static String component(AttributeSchema schema) {
    return AttributeColumns.names(schema).get(0);
  }

  /** A hint how to type the longest label that the text holds unescaped. */
  private String escaped(Field.Labels field) {
    return field.schema.labels().stream()
        .filter(label -> text.contains(label) && !field.typed(label).equals(label))
        .max(Comparator.comparingInt(String::length))
        .map(
            label ->
                "; Maybe '"
                    + OneLine.of(label)
                    + "', which must be typed '"
                    + field.schema.name()
                    + "="
                    + OneLine.of(field.typed(label))
                    + "'")
        .orElse("");
  }

  private static String known(Collection<String> names) {
    String more = names.size() > MAX_SHOWN ? ", and " + (names.size() - MAX_SHOWN) + " more" : "";
    return "; known: "
        + OneLine.of(
            String.join(", ", List.copyOf(names).subList(0, Math.min(MAX_SHOWN, names.size()))))
        + more;
  }

  private ConfigurationException mistake(String what) {
    return new ConfigurationException("--where '" + OneLine.of(text) + "': " + what);
  }
}
