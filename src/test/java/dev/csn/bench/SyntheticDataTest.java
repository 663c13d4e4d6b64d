package dev.csn.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Items;
import dev.csn.dataset.SplitSizes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticDataTest {
  @TempDir private Path directory;

  @Test
  void everyOtherAttributeHasTenClassesAndTheRestThreeComponents() {
    Items items = SyntheticData.items(20, 5);
    assertEquals(
        List.of(3, 10, 3, 10, 3), items.schemas().stream().map(AttributeSchema::size).toList());
    assertEquals(new SplitSizes(10, 6, 4), SplitSizes.of(items));
  }

  @Test
  void whatIsWrittenIsReadAndIsTheSameAsInMemory() {
    Path dataset = directory.resolve("dataset");
    SyntheticData.write(dataset, 10, 2);
    ImageSet stored = ImageSetStore.read(dataset);
    ImageSet inMemory = SyntheticData.inMemory(10, 2);
    assertEquals(inMemory.items().schemas(), stored.items().schemas());
    assertEquals(inMemory.items().values(7), stored.items().values(7));
    byte[] expected = new byte[inMemory.shape().values()];
    byte[] found = new byte[expected.length];
    inMemory.pixels().copy(0, expected, 0);
    stored.pixels().copy(0, found, 0);
    assertArrayEquals(expected, found);
  }

  @Test
  void aGalleryHasAMaskForEveryAttribute() {
    var gallery = SyntheticData.gallery(10, 3);
    assertEquals(List.of("point0", "kind1", "point2"), gallery.masks().conditions());
    assertEquals(10, gallery.embeddings().size());
  }
}
