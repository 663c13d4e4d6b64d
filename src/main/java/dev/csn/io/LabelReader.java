package dev.csn.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads labels as they are written. Jackson's own reader of enums takes blanks around them too. */
final class LabelReader extends StdDeserializer<Labeled> implements ContextualDeserializer {
  private static final long serialVersionUID = 1;

  LabelReader() {
    this(Labeled.class);
  }

  private LabelReader(Class<?> type) {
    super(type);
  }

  @Override
  public JsonDeserializer<Labeled> createContextual(
      DeserializationContext context, BeanProperty property) {
    return new LabelReader(context.getContextualType().getRawClass());
  }

  @Override
  public Labeled deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return context.reportInputMismatch(this, "not a string");
    }
    String label = parser.getText();
    return Labeled.find(label, (Labeled[]) handledType().getEnumConstants())
        .orElseThrow(() -> context.weirdStringException(label, handledType(), "no label"));
  }
}
