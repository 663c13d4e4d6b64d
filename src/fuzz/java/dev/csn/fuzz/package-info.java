/**
 * Fuzzing of every reader of bytes from outside: what each must hold to, inputs to start from, and
 * Jazzer, which changes them guided by the code that they reach.
 */
package dev.csn.fuzz;
