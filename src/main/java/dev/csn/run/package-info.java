/** What a training leaves behind: the run directory, sole owner of its files' names. */
package dev.csn.run;
