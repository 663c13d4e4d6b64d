/**
 * Users' own images: the one place that knows of folders and spreadsheets. Reads a folder of image
 * files and a table of what is known of each; feeds a dataset directory.
 */
package dev.csn.source.images;
