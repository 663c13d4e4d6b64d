package dev.csn.source.triplets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What became of given images and triplets, also as JSON.
 *
 * @param images how many images were named
 * @param items how many of them became items
 * @param inNoTriplet how many no triplet is about; they are left out
 * @param copies how many name a file that an earlier one names; they are taken for the same
 * @param rejected which could not be had
 * @param triplets by condition, then by split
 * @param remarks what else a user may want to know; not in JSON if there are none
 */
public record TripletsReport(
    int images,
    int items,
    int inNoTriplet,
    int copies,
    List<RejectedImage> rejected,
    Map<String, Map<String, Count>> triplets,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> remarks) {
  public TripletsReport {
    rejected = List.copyOf(rejected);
    remarks = List.copyOf(remarks);
  }

  /** An image that could not be had, and why. */
  public record RejectedImage(String file, String reason) {}

  /**
   * Triplets of one condition and split. An image is of the first of train, validation and test
   * whose triplets name it.
   *
   * @param given how many were read
   * @param kept how many of them the dataset has
   * @param withoutImage how many are about a rejected image, or one twice under two names
   * @param acrossSplits how many of the others are about an image of an earlier split
   */
  public record Count(int given, int kept, int withoutImage, int acrossSplits) {}
}
