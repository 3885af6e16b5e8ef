package org.posrig.run.soak;

import java.util.List;

/**
 * What is wrong with a run of a soak, a sentence each; all lists are empty where all is well.
 *
 * @param falseReds scenarios that are failed, though no terminal has a defect
 * @param wrongCauses scenarios that are broken, skipped or tried again for no reason that the fault would give
 * @param lost what is not there or cannot be read
 * @param leftovers processes and temporary files
 */
record Findings(List<String> falseReds, List<String> wrongCauses, List<String> lost, List<String> leftovers) {

    Findings {
        falseReds = List.copyOf(falseReds);
        wrongCauses = List.copyOf(wrongCauses);
        lost = List.copyOf(lost);
        leftovers = List.copyOf(leftovers);
    }

    boolean none() {
        return falseReds.isEmpty() && wrongCauses.isEmpty() && lost.isEmpty() && leftovers.isEmpty();
    }
}
