package org.posrig.terminal.check;

import org.posrig.yaml.Place;

/**
 * Something worth saying about a profile.
 *
 * @param place where in the profile
 * @param mistake whether it has to be put right; otherwise it is a note
 * @param sentence with what to do about it
 */
public record Finding(Place place, boolean mistake, String sentence) {

    /** {@code file:line:column: sentence}. */
    @Override
    public String toString() {
        return place + ": " + (mistake ? "" : "note: ") + sentence;
    }
}
