/**
 * Whose fault a failure is: the configuration's, the input data's; anything else is ours. And how a
 * message shows what was found and guesses what was meant.
 */
package dev.csn.error;
