package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Categorical;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.evaluation.MaskAnalysis;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskTextTest {
  @Test
  void manyMasksAreShownAsBarsAndPairsAsAMatrix() {
    List<String> names = List.of("a", "b", "c", "d", "e", "f");
    float[][] masks = new float[6][7];
    for (int c = 0; c < 6; c++) {
      masks[c][c] = 1;
      masks[c][6] = 1;
    }
    float[] values = new float[7 * 12];
    List<Categorical> attributes = new ArrayList<>();
    for (String name : names) {
      attributes.add(
          new Categorical(name, List.of("x", "y"), new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7 % 2;
    }
    Split[] splits = new Split[12];
    Arrays.fill(splits, Split.TEST);
    Items items = new Items(IntStream.range(0, 12).toArray(), splits, attributes);
    Gallery gallery = new Gallery(items, new Embeddings(values, 7), new Masks(names, masks));
    String text = MaskText.of(MaskAnalysis.of(masks, gallery, Optional.empty()), Style.PLAIN);
    List<List<String>> words = words(text.lines().toList());
    assertTrue(words.contains(List.of("trained", "6", "1", "0", "0.500", "0.644")), text);
    assertTrue(words.contains(List.of("c", "c", "0.50", "0.50", "-", "1", "1", "1")), text);
    assertTrue(words.contains(List.of("a", "a", "@@@@@@|", "|", "|", "|", "|")), text);
    assertTrue(
        text.contains("without the 1 shared dimensions, and without 1 others (mean of 10 draws)"),
        text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }

  private static List<List<String>> words(List<String> lines) {
    return lines.stream().map(line -> List.of(line.strip().split(" +"))).toList();
  }
}
