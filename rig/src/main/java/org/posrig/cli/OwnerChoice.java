package org.posrig.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.posrig.bench.lease.Owner;
import picocli.CommandLine;

/** {@code --owner NAME}, for commands that work on a bench which may be leased. */
final class OwnerChoice {

    @CommandLine.Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Who you are, for benches that are leased; default POSRIG_OWNER, else the user's name.")
    private @Nullable String name;

    /** @throws org.posrig.fault.BadInput when it cannot be an owner's name */
    Owner owner() {
        return Owner.of(Optional.ofNullable(name));
    }
}
