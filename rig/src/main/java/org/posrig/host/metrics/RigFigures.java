package org.posrig.host.metrics;

import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What is to be told of a rig beside what its timeline says, asked for whenever somebody reads the metrics.
 *
 * @param terminals how many the bench has
 * @param outOfService how many of them no scenario gets
 * @param standstills how often the rig stood still for so long that its guard opened all contacts
 * @param lastGoodNight when the last night ended in which nothing was wrong; empty where none is known
 */
public record RigFigures(
        int terminals, IntSupplier outOfService, IntSupplier standstills, Supplier<Optional<Instant>> lastGoodNight) {}
