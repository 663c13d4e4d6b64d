/**
 * The native libraries of ND4J and oneDNN: where they are unpacked, in which order they are loaded,
 * and what processor they need. Reads them from the jars; feeds every class that computes, which
 * calls {@code NativeLibraries} first. Its one rule: JavaCPP's own cache is never used, for its
 * files are rewritten while other processes run them.
 */
@NullMarked
package dev.csn.model.natives;

import org.jspecify.annotations.NullMarked;
