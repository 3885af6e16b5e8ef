/**
 * How the acquirer works on a request: jPOS's transaction manager leads each one through small participants, listed in
 * {@code 10_transactions.xml}. They find the living acquirer, its lanes and its memory at the switchboard.
 */
@NullMarked
package org.posrig.host.transaction;

import org.jspecify.annotations.NullMarked;
