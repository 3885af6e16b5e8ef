/**
 * The terminals as the acquirer knows them: who they belong to, and what it must remember of each beyond any scenario: working keys,
 * the running batch, sequence of password resets, the parameters it fetched. That memory outlives lanes and, in a file, the rig itself; no clear key is ever in it.
 */
@NullMarked
package org.posrig.host.terminal;

import org.jspecify.annotations.NullMarked;
