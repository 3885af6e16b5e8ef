package org.posrig.bench;

import org.posrig.relay.SenseDescription;
import org.posrig.yaml.Place;

/**
 * A sense input of a terminal.
 *
 * @param place where the bench file names it
 */
public record SensePart(SenseDescription description, Place place) {}
