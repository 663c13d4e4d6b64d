package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.attribute.AttributeSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeSpecTest {
  @ParameterizedTest
  @CsvSource({
    "color, color",
    "Heel-Height_2, Heel-Height_2",
    "heel height, heel_height",
    "' Größe (cm) ', Grosse_cm",
    "prix en €, prix_en",
    "Δ, column_3",
    "颜色, column_3",
    "_x, x",
    "-, column_3",
    "id, id_column",
    "file, file_column",
    "split, split_column",
    "ﬁne, fine",
    "a123456789012345678901234567890123456789012345678901234567890123456789,"
        + " a12345678901234567890123456789012345678901234567",
  })
  void headingsBecomeNames(String heading, String name) {
    assertEquals(name, AttributeSpec.nameOf(heading, 2));
    assertEquals(name, AttributeSchema.categorical(name, List.of("a")).name());
  }
}
