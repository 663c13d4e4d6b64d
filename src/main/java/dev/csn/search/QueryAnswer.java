package dev.csn.search;

/** The answer of {@code csn query} to one question, or to all questions of a file. */
public sealed interface QueryAnswer permits QueryResult, QueryResults {}
