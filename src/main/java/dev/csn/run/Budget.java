package dev.csn.run;

/**
 * What a training cost, so that runs can be compared at equal cost of one kind or another. Counts
 * are of training steps alone, not of validation, and whatever interruptions there were.
 *
 * @param parameters that training changed: the encoders', and masks where they are learned
 * @param images drawn into batches, each time anew
 * @param encodedImages passes of an image through an encoder: {@code images} times the number of
 *     encoders
 * @param triplets asked in all, of all conditions
 * @param seconds of training, evaluations on the way included
 */
public record Budget(
    long parameters, long images, long encodedImages, long triplets, double seconds) {}
