/**
 * Images of which nothing is known but how they compare, in the form in which Veit et al. (CVPR
 * 2017) released theirs. Reads lists of triplets and a folder of images; feeds a dataset directory.
 */
package dev.csn.source.triplets;
