/**
 * The configuration of a run: records that validate themselves, and the strict reader of JSON files
 * and of {@code --set} that fills them in. Feeds every other package. Its one rule: an unknown key,
 * value or type is an error and never ignored.
 */
@NullMarked
package dev.csn.config;

import org.jspecify.annotations.NullMarked;
