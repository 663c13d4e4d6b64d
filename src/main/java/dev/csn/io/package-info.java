/**
 * The file formats that are not ours (npy, JSON, CSV) and the one way to write a file: beside its
 * place, flushed, then renamed into it.
 */
package dev.csn.io;
