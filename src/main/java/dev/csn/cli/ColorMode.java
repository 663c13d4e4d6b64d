package dev.csn.cli;

/** Whether text is coloured. */
enum ColorMode {
  /** Where it goes to a terminal that has colours, unless the user has said no to them. */
  auto,
  always,
  never
}
