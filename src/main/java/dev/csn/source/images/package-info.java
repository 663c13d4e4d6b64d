/**
 * Datasets made of a user's folder of images and a table. The table is read, its columns become
 * attributes as --types says or as inferred, each row is matched with an image file, items are
 * split, and the images are imported. Feeds a dataset directory with a report of every row. No
 * other package knows spreadsheets.
 */
@NullMarked
package dev.csn.source.images;

import org.jspecify.annotations.NullMarked;
