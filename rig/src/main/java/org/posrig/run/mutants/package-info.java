/**
 * The proof that the features would catch a bad terminal: each defect of the stand-in's firmware is switched on, and the scenarios of
 * its theme are run until one turns red. What nobody catches has escaped.
 */
@NullMarked
package org.posrig.run.mutants;

import org.jspecify.annotations.NullMarked;
