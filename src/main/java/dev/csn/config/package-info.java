/**
 * The configuration of a run: records that validate themselves, and the strict reader of JSON files
 * and of {@code --set} that fills them in. Feeds every other package. Its one rule: a key, value or
 * type that is not understood is an error, never passed over.
 */
@NullMarked
package dev.csn.config;

import org.jspecify.annotations.NullMarked;
