/**
 * The native libraries of ND4J and oneDNN: where they are unpacked, in which order they are loaded,
 * and what processor they need. Everything that computes asks {@code NativeLibraries} first, so
 * that JavaCPP's own cache is never used: its files are rewritten while other processes run them.
 */
package dev.csn.model.natives;
