/**
 * A suite from start to verdict: what was asked for is checked whole, then the bench is opened, the scenarios run on the JUnit
 * platform in as many lanes as asked, each verdict is told as it comes, and the report is made.
 */
@NullMarked
package org.posrig.run;

import org.jspecify.annotations.NullMarked;
