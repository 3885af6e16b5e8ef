/**
 * What the lab technician asks before a night: is this bench fit? Each check is a class of its own that looks at the machine, at the bench or at one
 * terminal and says pass, warn, fail or skipped, with what to do. The machine is read below a root folder, so that a Pi can be a tree of files.
 */
@NullMarked
package org.posrig.bench.doctor;

import org.jspecify.annotations.NullMarked;
