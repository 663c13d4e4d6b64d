package dev.csn.search.index;

import dev.csn.config.Check;

/**
 * How graphs are built.
 *
 * @param connections neighbours that an item is linked to when it comes in; twice as many at most
 * @param construction near items that are looked at to choose them among
 * @param seed draws how high each item stands
 */
public record IndexSettings(int connections, int construction, long seed) {
  public static final IndexSettings DEFAULT = new IndexSettings(16, 100, 1);

  public IndexSettings {
    Check.between("--connections", connections, 2, 128);
    Check.between("--construction", construction, 1, 4096);
  }
}
