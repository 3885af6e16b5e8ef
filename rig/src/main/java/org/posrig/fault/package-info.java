/**
 * How the rig says that something is not the terminal's fault: a {@link org.posrig.fault.RigFault} makes a scenario
 * <em>broken</em>, a {@link org.posrig.fault.BadInput} ends a command with exit code 2 before anything moves. Neither is ever shown with
 * a stack trace. How long a machine may take before it counts as one is its {@link org.posrig.fault.Patience}; what their sentences
 * tell to type next has its words from {@link org.posrig.fault.ToType}.
 */
@NullMarked
package org.posrig.fault;

import org.jspecify.annotations.NullMarked;
