/**
 * What the acquirer was asked and what became of it: exchanges, the one end state of each sale, PIN failures. Holds no secret, so
 * that all of it can be shown. Steps ask it; evidence quotes it.
 */
@NullMarked
package org.posrig.host.journal;

import org.jspecify.annotations.NullMarked;
