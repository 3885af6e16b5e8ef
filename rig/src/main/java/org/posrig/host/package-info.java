/**
 * The mock acquirer: one jPOS Q2 for all lanes of a process. Start it, open a lane for a scenario's terminals, steer the lane's issuer,
 * network and customer service, and read its journal; no jPOS type shows here.
 */
@NullMarked
package org.posrig.host;

import org.jspecify.annotations.NullMarked;
