package dev.csn.source.triplets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The outcome of preparing given images and triplets; also written as JSON.
 *
 * @param images names in the list of images
 * @param items images in the dataset
 * @param inNoTriplet images that no triplet names; they are left out
 * @param copies names of a file that an earlier one names; both are the same image
 * @param rejected names without a file, and files that are no images
 * @param triplets by condition, then by split
 * @param remarks on transparent images; not in JSON if there are none
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

  /** A rejected name, with the reason. */
  public record RejectedImage(String file, String reason) {}

  /**
   * Triplets of one condition and split. An image belongs to the first of train, validation and
   * test whose triplets name it.
   *
   * @param given triplets in the list
   * @param kept triplets in the dataset
   * @param withoutImage triplets with a rejected image, or with one image under two names
   * @param acrossSplits other triplets with an image of an earlier split
   */
  public record Count(int given, int kept, int withoutImage, int acrossSplits) {}
}
