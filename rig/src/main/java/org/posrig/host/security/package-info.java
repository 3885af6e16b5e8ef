/**
 * The acquirer's cryptography, straight on the Java Cryptography Extension: PIN block, MACs, working keys and their check values, the
 * sealed password reset, the file of master keys. The terminal's side has its own; published vectors pin both.
 */
@NullMarked
package org.posrig.host.security;

import org.jspecify.annotations.NullMarked;
