package dev.csn.search;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
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

/**
 * Reads one value of {@code --where}:
 *
 * <pre>
 *   demands = demand { "," demand }
 *   demand  = name ( "=" | "!=" ) value { "|" value }
 *   value   = label | number | [ low ] ".." [ high ]
 * </pre>
 *
 * <p>A name is a heading of {@code items.csv}; an attribute of a single component also has its
 * plain name. Both ends of a range belong to it: levels of an ordinal attribute, or numbers.
 * Classes have no order, so two dots are part of their labels. Blanks around names and values do
 * not count, and a backslash takes its meaning from the character after it.
 */
final class WhereParser {
  private static final int SHOWN = 12;
  private static final String RANGE = "..";
  private static final String OR = "|";
  private static final String AND = ",";

  private final String text;

  /** By every name that is understood. */
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** By the name that messages show, one a field. */
  private final Map<String, Field> shown = new LinkedHashMap<>();

  private final List<AttributeSchema> schemas;

  /** What can be asked for. */
  private sealed interface Field {
    AttributeSchema schema();

    /** What has a class or a level. */
    record Labels(AttributeSchema schema) implements Field {
      boolean ordered() {
        return schema.kind().equals(AttributeSchema.ORDINAL);
      }

      /** A label as it is typed. */
      String typed(String label) {
        return Escapes.of(label, ordered() ? List.of(AND, OR, RANGE) : List.of(AND, OR));
      }

      List<String> typed() {
        return schema.classes().stream().map(this::typed).toList();
      }
    }

    /** One component of a point. */
    record Component(AttributeSchema schema, int index) implements Field {}
  }

  /** Numbers from one to another. */
  private record Range(float least, float most) implements Serializable {
    private static final long serialVersionUID = 1;

    boolean holds(float value) {
      return value >= least && value <= most;
    }
  }

  WhereParser(String text, List<AttributeSchema> schemas) {
    this.text = text;
    this.schemas = schemas;
    for (AttributeSchema schema : schemas) {
      if (schema.classes() != null) {
        fields.put(schema.name(), new Field.Labels(schema));
      } else if (schema.components() != null) { // else no item has a value of it
        for (int k = 0; k < schema.size(); k++) {
          String column = schema.name() + "_" + schema.components().get(k);
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

  /** The demands, at least one. */
  List<Where.Term> parse() {
    if (Escapes.endsOpen(text)) {
      throw mistake(
          "ends with a backslash, which must stand before a character, as \\\\ does for itself");
    }
    List<Where.Term> terms = new ArrayList<>();
    Field last = null;
    for (String part : Escapes.split(text, AND)) {
      int equals = part.indexOf('=');
      boolean except = equals > 0 && part.charAt(equals - 1) == '!';
      String name = part.substring(0, Math.max(0, except ? equals - 1 : equals)).strip();
      if (name.isEmpty()) {
        throw noDemand(part.strip(), last);
      }
      Field field = fields.get(name);
      if (field == null) {
        throw unknown(name);
      }
      List<String> values = Escapes.split(part.substring(equals + 1), OR);
      terms.add(
          field instanceof Field.Labels labels
              ? labelled(labels, values, except)
              : within((Field.Component) field, name, values, except));
      last = field;
    }
    return terms;
  }

  private Where.Term labelled(Field.Labels field, List<String> values, boolean except) {
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
      Attribute attribute = items.attribute(name).orElseThrow();
      return row -> attribute.known(row) && allowed[code(attribute, row)] != except;
    };
  }

  private int code(Field.Labels field, String label) {
    AttributeSchema schema = field.schema;
    int code = schema.classes().indexOf(label);
    if (code < 0) {
      String guess =
          NearestName.of(label, schema.classes())
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

  /** The index of a class, or of a level. */
  private static int code(Attribute attribute, int row) {
    return attribute instanceof Categorical categorical
        ? categorical.code(row)
        : (int) ((Continuous) attribute).component(row, 0);
  }

  private Where.Term within(
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
   * What stands between commas and has no name.
   *
   * @param last what the demand before it is about; null if there is none
   */
  private ConfigurationException noDemand(String part, Field last) {
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
    return schema.name() + "_" + schema.components().get(0);
  }

  /** How to type the longest label that stands in the text as it is, where that is no way to. */
  private String escaped(Field.Labels field) {
    return field.schema.classes().stream()
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
    String more = names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : "";
    return "; known: "
        + OneLine.of(
            String.join(", ", List.copyOf(names).subList(0, Math.min(SHOWN, names.size()))))
        + more;
  }

  private ConfigurationException mistake(String what) {
    return new ConfigurationException("--where '" + OneLine.of(text) + "': " + what);
  }
}
