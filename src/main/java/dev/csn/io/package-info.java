/**
 * The file formats that are not ours (npy, JSON, CSV), the one way to write a file (beside its
 * place, flushed, then renamed into it), and the lock of a directory that is written to.
 */
package dev.csn.io;
