package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.csn.SerialCopy;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.attribute.TripletAttribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That what is sent to another process arrives as it was. */
class SerializableTest {
  private static final List<String> NAMES = List.of("kind", "place", "level", "look");

  private static Gallery gallery() {
    Items items =
        new Items(
            new int[] {3, 4, 9},
            new Split[] {Split.TRAIN, Split.TEST, Split.VALIDATION},
            List.of(
                new Categorical("kind", List.of("a", "7"), new int[] {1, -1, 0}),
                new Continuous(
                    "place",
                    List.of("x", "y"),
                    List.of(2.0, 0.5),
                    new float[] {1, 2, 3.5f, 4, Float.NaN, Float.NaN}),
                Ordinal.ofRanks("level", List.of("low", "high"), new float[] {0, 1, Float.NaN}),
                new TripletAttribute("look", 3, new int[] {0, 1, 2, 2, 0, 1})),
            List.of("a.png", "b.png", "c d.png"));
    float[][] masks = {{1, 0.5f}, {0, 2}, {1, 1}, {0.1f, 0.2f}};
    return new Gallery(
        items, new Embeddings(new float[] {1, -2, 0.1f, 3, 5, 6}, 2), new Masks(NAMES, masks));
  }

  @Test
  void aGalleryArrivesWithAllThatIsKnownOfItsItems() {
    Gallery sent = gallery();
    Gallery found = SerialCopy.of(sent);
    assertEquals(sent.items().size(), found.items().size());
    for (int row = 0; row < 3; row++) {
      assertEquals(sent.items().id(row), found.items().id(row));
      assertEquals(sent.items().split(row), found.items().split(row));
      assertEquals(sent.items().file(row), found.items().file(row));
      assertEquals(sent.items().values(row), found.items().values(row));
    }
    assertEquals(sent.items().schemas(), found.items().schemas());
    Continuous place = (Continuous) found.items().attribute("place").orElseThrow();
    assertEquals(Math.hypot((3.5 - 1) / 2, (4 - 2) / 0.5), place.distance(0, 1), 1e-12);
    TripletAttribute look = (TripletAttribute) found.items().attribute("look").orElseThrow();
    assertEquals(2, look.triplets());
    assertEquals(List.of(2, 0, 1), List.of(look.anchor(1), look.positive(1), look.negative(1)));
    assertArrayEquals(sent.embeddings().rowMajor(), found.embeddings().rowMajor());
    assertEquals(NAMES, found.masks().conditions());
    assertArrayEquals(sent.masks().active(), found.masks().active());
  }

  @Test
  void aSearchArrivesEqual() {
    Similarity similarity = Similarity.parse("place=0.7,kind=0.3", NAMES);
    float[] weights = similarity.weights(gallery().masks(), gallery().embeddings());
    float[] point = gallery().embeddings().row(1);
    Search found = SerialCopy.of(new Search(similarity.counted(), weights, point, 17));
    assertEquals(List.of("place", "kind"), found.conditions());
    assertArrayEquals(weights, found.weights());
    assertArrayEquals(point, found.point());
    assertEquals(17, found.excluded());
  }

  @Test
  void similaritiesAreEqualByTheirWeights() {
    Similarity similarity = Similarity.parse("place=0.7,kind=0.3", NAMES);
    Similarity equal = Similarity.parse("place=7,kind=3", NAMES);
    assertEquals(similarity, equal);
    assertEquals(similarity.hashCode(), equal.hashCode());
    assertNotEquals(similarity, Similarity.parse("place=0.6,kind=0.4", NAMES));
  }
}
