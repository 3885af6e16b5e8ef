package org.posrig.bench.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether this user may open what the bench needs: header lines (gpio), expanders (i2c), serial ports (dialout). */
public final class GroupsCheck implements Check {

    private final Machine machine;
    private final Needs needs;

    public GroupsCheck(Machine machine, Needs needs) {
        this.machine = machine;
        this.needs = needs;
    }

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public Finding look() {
        Set<String> wanted = wanted();
        if (wanted.isEmpty()) {
            return Finding.skipped("this bench needs no group");
        }
        if (machine.superuser()) {
            return Finding.warn(
                    "runs as root, who needs no group",
                    "Run the rig as a user of its own of " + String.join(", ", wanted) + "; root can break more.");
        }
        List<String> lacking = new ArrayList<>();
        List<String> later = new ArrayList<>();
        for (String group : wanted) {
            switch (machine.membership(group).orElse(Machine.Membership.NOT)) {
                case NOW -> {
                    // As it should be.
                }
                case AT_NEXT_LOGIN -> later.add(group);
                case NOT -> lacking.add(group);
            }
        }
        if (!lacking.isEmpty()) {
            return Finding.fail(
                    "user " + machine.user() + " is not of " + String.join(", ", lacking),
                    "sudo usermod -aG " + String.join(",", lacking) + " " + machine.user()
                            + ", then log out and in again.");
        }
        if (!later.isEmpty()) {
            return Finding.fail(
                    "user " + machine.user() + " is of " + String.join(", ", later) + ", but not in this session",
                    "Log out and in again, or restart the service that runs the rig.");
        }
        return Finding.pass("user " + machine.user() + " is of " + String.join(", ", wanted));
    }

    private Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>();
        if (!needs.headerLines().isEmpty()) {
            wanted.add("gpio");
        }
        if (needs.expanders().findAny().isPresent()) {
            wanted.add("i2c");
        }
        if (!needs.ports().stream().allMatch(Needs.Port::remote)) {
            wanted.add("dialout");
        }
        return wanted;
    }
}
