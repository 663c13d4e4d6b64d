/**
 * Datasets made of images and given triplets, in the form in which Veit et al. (CVPR 2017) released
 * those of Zappos50k. Reads the lists of triplets and a folder of images; feeds a dataset
 * directory. An image belongs to one split, and no triplet crosses splits.
 */
@NullMarked
package dev.csn.source.triplets;

import org.jspecify.annotations.NullMarked;
