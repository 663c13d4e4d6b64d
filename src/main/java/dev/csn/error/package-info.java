/**
 * Whose fault a failure is: the configuration's, the input data's; anything else is ours. And how a
 * message shows what was found, guesses what was meant and names the files that come with csn.
 */
@NullMarked
package dev.csn.error;

import org.jspecify.annotations.NullMarked;
