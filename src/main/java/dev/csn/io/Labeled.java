package dev.csn.io;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An enum whose constants have names in files, JSON and flags. */
@JsonDeserialize(using = Labeled.Reader.class)
public interface Labeled {
  /** The constant's name in Java. */
  String name();

  /** The name in files and on the command line: in lower case, words joined by hyphens. */
  @JsonValue
  default String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with that label. */
  static <E extends Labeled> Optional<E> find(String label, E[] values) {
    return Arrays.stream(values).filter(value -> value.label().equals(label)).findFirst();
  }

  /** The message about an unknown label: the known labels, and the nearest as a suggestion. */
  static String refusal(String label, Labeled[] values) {
    List<String> labels = Arrays.stream(values).map(Labeled::label).toList();
    String guess = NearestName.of(label, labels).map(l -> "; did you mean " + l + "?").orElse("");
    return "'" + OneLine.of(label) + "' must be " + String.join(" or ", labels) + guess;
  }

  /** Reads labels exactly; Jackson's reader of enums also accepts blanks around a label. */
  final class Reader extends StdDeserializer<Labeled> implements ContextualDeserializer {
    private static final long serialVersionUID = 1;

    Reader() {
      this(Labeled.class);
    }

    private Reader(Class<?> type) {
      super(type);
    }

    @Override
    public JsonDeserializer<Labeled> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new Reader(context.getContextualType().getRawClass());
    }

    @Override
    public Labeled deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return context.reportInputMismatch(this, "not a string");
      }
      String label = parser.getText();
      return Labeled.find(label, (Labeled[]) handledType().getEnumConstants())
          .orElseThrow(() -> context.weirdStringException(label, handledType(), "no label"));
    }
  }
}
