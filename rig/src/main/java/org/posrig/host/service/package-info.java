/**
 * The acquirer's customer service: whoever proves himself by phone, at the branch or on the merchant platform gets a terminal's
 * password reset from afar. Every attempt is on record, none of them with a password or a texted code. A small HTTP and JSON
 * door on loopback offers the same to steps, scripts and people.
 */
@NullMarked
package org.posrig.host.service;

import org.jspecify.annotations.NullMarked;
