/**
 * The files that people write, read strictly: every mistake of a file is collected, each with file, line and column, and
 * unknown keys are mistakes with the nearest known key as suggestion. What a reader asks for is what a file may hold; there is no
 * second list of allowed keys.
 */
@NullMarked
package org.posrig.yaml;

import org.jspecify.annotations.NullMarked;
