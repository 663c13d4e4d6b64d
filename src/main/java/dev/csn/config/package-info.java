/**
 * What a run is asked to be: records that validate themselves, and the strict reader of JSON files
 * and of {@code --set} that fills them in. Reads configuration files; feeds every other part.
 */
package dev.csn.config;
