/**
 * Rule files: what a host is to do with which messages, in YAML, read strictly and told with every mistake before a port is opened.
 * The rules themselves are {@code host.script}'s.
 */
@NullMarked
package org.posrig.host.rulefile;

import org.jspecify.annotations.NullMarked;
