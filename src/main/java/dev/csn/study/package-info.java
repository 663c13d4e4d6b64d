/**
 * Compares settings: trains each with several seeds, evaluates all on the same held-out triplets,
 * and says what the differences between them are worth. Reads a study's configuration; feeds tables
 * for people, programs and spreadsheets.
 */
package dev.csn.study;
