/**
 * What became of each scenario of a run, attempt by attempt, as the timeline tells it, and what is made of it besides the report: the run's
 * own file, JUnit's XML, the quality gate, known issues, and how to run a red again.
 */
@NullMarked
package org.posrig.run.outcome;

import org.jspecify.annotations.NullMarked;
