/**
 * Allure's side of a run: results written whole or not at all and told apart by terminal model, firmware and bench, the report made of them,
 * the runs that are kept, and the small server that shows a report.
 */
@NullMarked
package org.posrig.run.report;

import org.jspecify.annotations.NullMarked;
