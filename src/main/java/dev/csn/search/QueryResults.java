package dev.csn.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * The answers to many queries, in the form that is printed as JSON.
 *
 * @param run the run asked
 * @param results in the order of the questions; in JSON without the run
 */
public record QueryResults(String run, @JsonIgnoreProperties("run") List<QueryResult> results)
    implements QueryAnswer {
  public QueryResults {
    results = List.copyOf(results);
  }
}
