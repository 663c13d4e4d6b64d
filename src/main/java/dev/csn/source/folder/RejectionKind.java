package dev.csn.source.folder;

import dev.csn.io.Labeled;

/** The reason why a named image was rejected. Reports count images by it. */
public enum RejectionKind implements Labeled {
  /** No such file. */
  MISSING,
  /** The name leads out of the folder. */
  OUTSIDE,
  /** Several files may be meant. */
  AMBIGUOUS,
  /** Another row names the same file. */
  REPEATED,
  /** Damaged, of an unknown format, or too large. */
  UNREADABLE,
  /** The split column names no split. */
  NO_SPLIT,
  /** No attribute has a value. */
  NO_VALUE
}
