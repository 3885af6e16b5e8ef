/** The commands, thin: they read arguments, call the rooms below and turn what they throw into sentences and exit codes. */
@NullMarked
package org.posrig.cli;

import org.jspecify.annotations.NullMarked;
