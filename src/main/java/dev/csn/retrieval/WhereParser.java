package dev.csn.retrieval;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.AttributeSchema;
import dev.csn.dataset.Categorical;
import dev.csn.dataset.Continuous;
import dev.csn.dataset.Items;
import dev.csn.error.ConfigurationException;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Reads one value of {@code --where}. */
final class WhereParser {
  private static final int SHOWN = 12;
  private static final String RANGE = "..";

  private final String text;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /**
   * What can be asked for: an attribute with classes, or one component of a point.
   *
   * @param component its index; -1 of an attribute with classes
   */
  private record Field(AttributeSchema schema, int component) implements Serializable {
    boolean ofClasses() {
      return component < 0;
    }
  }

  WhereParser(String text, List<AttributeSchema> schemas) {
    this.text = text;
    for (AttributeSchema schema : schemas) {
      if (schema.classes() != null) {
        fields.put(schema.name(), new Field(schema, -1));
      } else if (schema.components() != null) { // else no item has a value of it
        for (int k = 0; k < schema.size(); k++) {
          fields.put(schema.name() + "_" + schema.components().get(k), new Field(schema, k));
        }
      }
    }
  }

  /** The demands, at least one. */
  List<Where.Term> parse() {
    int equals = text.indexOf('=');
    Field first = equals < 0 ? null : fields.get(text.substring(0, equals).strip());
    if (first != null && first.ofClasses()) {
      String label = text.substring(equals + 1).strip();
      if (first.schema.classes().contains(label)) {
        return List.of(classes(first.schema, List.of(label)));
      }
    }
    List<Where.Term> terms = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      terms.add(term(part.strip()));
    }
    return terms;
  }

  private Where.Term term(String part) {
    int equals = part.indexOf('=');
    if (equals < 1) {
      throw mistake("'" + OneLine.of(part) + "': must be " + form());
    }
    String name = part.substring(0, equals).strip();
    String value = part.substring(equals + 1).strip();
    Field field = fields.get(name);
    if (field == null) {
      throw mistake(
          "unknown '"
              + OneLine.of(name)
              + "'"
              + guess(name, fields.keySet())
              + known(fields.keySet()));
    }
    return field.ofClasses()
        ? classes(field.schema, List.of(value.split("\\|", -1)))
        : range(name, field, value);
  }

  private Where.Term classes(AttributeSchema schema, List<String> labels) {
    boolean[] allowed = new boolean[schema.size()];
    for (String label : labels) {
      int code = schema.classes().indexOf(label.strip());
      if (code < 0) {
        throw mistake(
            "no class '"
                + OneLine.of(label)
                + "' of "
                + schema.name()
                + guess(label, schema.classes())
                + known(schema.classes()));
      }
      allowed[code] = true;
    }
    return items -> {
      Attribute attribute = items.attribute(schema.name()).orElseThrow();
      return row -> attribute.known(row) && allowed[code(attribute, row)];
    };
  }

  /** The index of a class, or of a level. */
  private static int code(Attribute attribute, int row) {
    return attribute instanceof Categorical categorical
        ? categorical.code(row)
        : (int) ((Continuous) attribute).component(row, 0);
  }

  private Where.Term range(String name, Field field, String value) {
    int dots = value.indexOf(RANGE);
    String low = dots < 0 ? value : value.substring(0, dots).strip();
    String high = dots < 0 ? value : value.substring(dots + RANGE.length()).strip();
    if (low.isEmpty() && high.isEmpty()) {
      throw mistake(name + ": must be a number, or a range such as 100..200, 100.. or ..200");
    }
    double least = low.isEmpty() ? Double.NEGATIVE_INFINITY : number(name, low);
    double most = high.isEmpty() ? Double.POSITIVE_INFINITY : number(name, high);
    if (least > most) {
      throw mistake(name + ": the range " + value + " is empty, must begin with the lower number");
    }
    return items -> within(items, field, least, most);
  }

  private static IntPredicate within(Items items, Field field, double least, double most) {
    Continuous points = (Continuous) items.attribute(field.schema.name()).orElseThrow();
    return row -> {
      float value = points.component(row, field.component); // NaN, which is in no range, if unknown
      return value >= (float) least && value <= (float) most;
    };
  }

  private double number(String name, String number) {
    try {
      double value = Double.parseDouble(number);
      if (Double.isFinite(value) && number.matches("[-+0-9.eE]+")) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notANumber(name, number);
    }
    throw notANumber(name, number);
  }

  private ConfigurationException notANumber(String name, String number) {
    return mistake(
        name + ": '" + OneLine.of(number) + "' must be a number, or a range such as 100..200");
  }

  private String form() {
    return "NAME=VALUE" + known(fields.keySet());
  }

  private static String guess(String typed, Iterable<String> known) {
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    return NearestName.of(typed, names).map(name -> ", did you mean '" + name + "'?").orElse("");
  }

  private static String known(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    String more = all.size() > SHOWN ? ", and " + (all.size() - SHOWN) + " more" : "";
    return "; known: "
        + String.join(", ", all.subList(0, Math.min(SHOWN, all.size()))).transform(OneLine::of)
        + more;
  }

  private ConfigurationException mistake(String what) {
    return new ConfigurationException("--where '" + OneLine.of(text) + "': " + what);
  }
}
