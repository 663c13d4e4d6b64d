package dev.csn.search;

/** What `csn query` answers: one question, or all those of a file. */
public sealed interface QueryAnswer permits QueryResult, QueryResults {}
