/**
 * The display of a terminal that draws its characters itself: what its processor sends to the display's controller, heard by a tap on their bus,
 * becomes the picture again, and the picture is read by the glyphs of the terminal's own font.
 */
@NullMarked
package org.posrig.display.graphic;

import org.jspecify.annotations.NullMarked;
