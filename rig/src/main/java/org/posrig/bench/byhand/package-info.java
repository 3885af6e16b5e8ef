/**
 * A bench in the technician's own hands: keys, cards and power one at a time, with what the display shows after each. Digits that go into a PIN or a
 * password are shown to nobody. It takes terminals that are out of service too, since somebody has to look after them.
 */
@NullMarked
package org.posrig.bench.byhand;

import org.jspecify.annotations.NullMarked;
