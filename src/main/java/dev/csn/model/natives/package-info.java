/**
 * Unpacks and loads the native libraries of ND4J and oneDNN, and checks the processor. Reads them
 * from the jars; feeds every class that runs native code, which calls {@code NativeLibraries}
 * first. Its one rule: JavaCPP's own cache is never used, because its files are rewritten while
 * other processes use them.
 */
@NullMarked
package dev.csn.model.natives;

import org.jspecify.annotations.NullMarked;
