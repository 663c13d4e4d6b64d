/** Images: decoding within bounds, orientation, color profiles, fitting to a shape, pixels. */
package dev.csn.image;
