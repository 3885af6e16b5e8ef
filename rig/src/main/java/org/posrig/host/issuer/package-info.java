/**
 * The issuer of the test cards: who may pay, whose PIN is right, whose tries are used up, who must give a PIN for a tap, what is the matter with a card and what its limits leave. Every lane has
 * an issuer of its own, fresh at its beginning, so that scenarios beside each other never meet on a card. Speaks plain values; knows
 * nothing of messages.
 */
@NullMarked
package org.posrig.host.issuer;

import org.jspecify.annotations.NullMarked;
