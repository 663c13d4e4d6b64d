package dev.csn.dataset;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.LabeledAttribute;
import dev.csn.attribute.TripletAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Joins the items of several parts, one after another. */
final class JoinedItems {
  private JoinedItems() {}

  /**
   * Joins parts.
   *
   * @param parts one or more, with equal schemas and ascending ids; all or none have file names
   */
  static Items of(List<Items> parts) {
    List<AttributeSchema> schemas = parts.get(0).schemas();
    List<Attribute> attributes = new ArrayList<>();
    for (int a = 0; a < schemas.size(); a++) {
      int place = a;
      attributes.add(
          join(schemas.get(a), parts.stream().map(p -> p.attributes().get(place)).toList()));
    }
    List<String> files = new ArrayList<>();
    for (Items part : parts) {
      IntStream.range(0, part.haveFiles() ? part.size() : 0)
          .mapToObj(part::file)
          .forEach(files::add);
    }
    return new Items(
        parts.stream().flatMapToInt(p -> IntStream.range(0, p.size()).map(p::id)).toArray(),
        parts.stream()
            .flatMap(p -> IntStream.range(0, p.size()).mapToObj(p::split))
            .toArray(Split[]::new),
        attributes,
        files.isEmpty() ? null : files);
  }

  private static Attribute join(AttributeSchema schema, List<Attribute> parts) {
    return switch (schema.kind()) {
      case CATEGORICAL, ORDINAL -> AttributeColumns.labeled(schema, codes(parts));
      case CONTINUOUS -> AttributeColumns.points(schema, values(parts));
      case COMPARED -> new TripletAttribute(schema.name(), items(parts), triplets(parts));
    };
  }

  private static int items(List<Attribute> parts) {
    return parts.stream().mapToInt(Attribute::items).sum();
  }

  private static int[] codes(List<Attribute> parts) {
    return parts.stream()
        .map(LabeledAttribute.class::cast)
        .flatMapToInt(part -> IntStream.range(0, part.items()).map(part::code))
        .toArray();
  }

  private static float[] values(List<Attribute> parts) {
    int components = ((Continuous) parts.get(0)).components().size();
    float[] values = new float[Math.multiplyExact(items(parts), components)];
    int count = 0;
    for (Attribute attribute : parts) {
      Continuous part = (Continuous) attribute;
      for (int i = 0; i < part.items() * components; i++) {
        values[count++] = part.component(i / components, i % components);
      }
    }
    return values;
  }

  private static int[] triplets(List<Attribute> parts) {
    IntStream.Builder triplets = IntStream.builder();
    int first = 0;
    for (Attribute attribute : parts) {
      TripletAttribute part = (TripletAttribute) attribute;
      for (int t = 0; t < part.triplets(); t++) {
        triplets.add(first + part.anchor(t));
        triplets.add(first + part.positive(t));
        triplets.add(first + part.negative(t));
      }
      first += part.items();
    }
    return triplets.build().toArray();
  }
}
