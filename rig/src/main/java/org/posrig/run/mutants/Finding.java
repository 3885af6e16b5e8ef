package org.posrig.run.mutants;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What became of one defect. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "finding")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Finding.Caught.class, name = "caught"),
    @JsonSubTypes.Type(value = Finding.Escaped.class, name = "escaped"),
    @JsonSubTypes.Type(value = Finding.Unclear.class, name = "unclear")
})
public sealed interface Finding {

    /** The defect's name. */
    String defect();

    /**
     * A scenario failed.
     *
     * @param ownLine whether the scenario is one of the line that the defect breaks
     * @param message the first line of what the scenario says
     */
    record Caught(String defect, boolean ownLine, String scenario, String place, String message) implements Finding {}

    /**
     * No scenario of its theme failed.
     *
     * @param scenarios how many passed
     */
    record Escaped(String defect, int scenarios) implements Finding {}

    /**
     * The rig could not tell: a scenario was broken, or the run ended without a verdict. That is no catch: a rig fault tells nobody that
     * the terminal is bad.
     */
    record Unclear(String defect, String reason) implements Finding {}
}
