/**
 * What a reader of the report sees of a scenario: its events drawn as pictures of the screens, lanes of keys and messages, and one
 * line an event. Everything is made from the timeline's plain values, whose secrets are gone already, and is safe to open: markup in
 * an event stays text, nothing is loaded from anywhere.
 */
@NullMarked
package org.posrig.evidence;

import org.jspecify.annotations.NullMarked;
