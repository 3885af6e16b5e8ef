package org.posrig.run;

import org.posrig.run.outcome.RunLog;

/** Where a run is told as it goes on. */
record RunTold(Console console, Progress progress, RunLog log) {}
