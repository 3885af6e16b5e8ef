/**
 * The acquirer's customer service: whoever proves merchant number and identity gets a terminal's password reset from afar. Every
 * attempt is on record, none of them with a password.
 */
@NullMarked
package org.posrig.host.service;

import org.jspecify.annotations.NullMarked;
