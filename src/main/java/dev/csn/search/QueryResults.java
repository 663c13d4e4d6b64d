package dev.csn.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * The answers to many questions, in their JSON form.
 *
 * @param run the run directory
 * @param results in the order of the questions; in JSON without the run
 */
public record QueryResults(String run, @JsonIgnoreProperties("run") List<QueryResult> results)
    implements QueryAnswer {
  public QueryResults {
    results = List.copyOf(results);
  }
}
