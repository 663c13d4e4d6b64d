/** Results as pictures and as text: neighbour grids, aligned tables. */
package dev.csn.view.text;
