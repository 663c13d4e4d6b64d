/** Whose fault a failure is: the configuration's, the input data's; anything else is ours. */
package dev.csn.error;
