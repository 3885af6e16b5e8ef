package org.posrig.bench.emulated;

import java.util.ArrayList;
import java.util.List;

/**
 * The package's units under a systemd: the night's service runs as its user, in its groups, under its hardening; its readiness and its watchdog's food are
 * taken; killed, it goes on; stopped, it leaves a report, and no contact closed.
 */
record Units() implements Trial {

    @Override
    public String name() {
        return "units";
    }

    @Override
    public String what() {
        return "posrig-nightly.service is started, its main process killed with -9 in mid-scenario, and the service stopped";
    }

    @Override
    public Outcome tried(Scene scene) {
        Night night = new Night(scene);
        Findings findings = new Findings();
        findings.put(
                "timer",
                scene.told(
                        "rm -f /var/lib/systemd/timers/stamp-posrig-nightly.timer; systemctl enable --quiet --now posrig-nightly.timer 2>&1 >/dev/null;"
                                + " systemctl list-timers --no-legend posrig-nightly.timer | grep -o 'posrig-nightly.timer';"
                                + " systemctl disable --now posrig-nightly.timer 2>/dev/null; true"),
                "posrig-nightly.timer");
        Night.Stage before = night.stage();
        findings.put("started", night.start(), "");
        findings.put("type", night.property("Type") + " " + night.property("ActiveState"), "notify active");
        String pid = night.property("MainPID");
        findings.put("user", scene.told("ps -o user= -p " + pid), "posrig");
        findings.put(
                "groups",
                scene.told("ps -o supgrp= -p " + pid + " | tr , '\\n' | sort"),
                "dialout gpio i2c plugdev posrig");
        findings.put(
                "hardened",
                scene.told("grep -E '^(NoNewPrivs|Seccomp):' /proc/" + pid + "/status"),
                "NoNewPrivs: 1 Seccomp: 2");
        findings.holds("goes on", night.goesOn(before, Scene.LONG), "a scenario has ended and keys are pressed");
        findings.put(
                "status",
                night.property("StatusText").replaceAll("\\d+", "N").replaceAll("run \\S+:", "run:"),
                "run: N of N scenarios, N passed, N red");
        findings.holds(
                "watchdog fed",
                !night.property("WatchdogTimestampMonotonic").matches("0?"),
                "every " + night.property("WatchdogUSec") + " at most");
        killed(scene, night, pid, findings);
        stopped(scene, night, findings);
        return findings.outcome();
    }

    private static void killed(Scene scene, Night night, String pid, Findings findings) {
        Night.Stage before = night.stage();
        scene.guest().told(Scene.SHORT, "kill -9 " + pid);
        boolean open = awaitsOpen(scene);
        findings.holds("killed", open, "no contact is closed");
        findings.holds(
                "started anew", night.goesOn(before, Scene.LONG), "another scenario has ended and keys are pressed");
        findings.put("restarts", night.property("NRestarts"), "1");
        findings.holds("same run", night.run().equals(before.run()), before.run());
    }

    private static void stopped(Scene scene, Night night, Findings findings) {
        night.stop();
        findings.holds("stopped", awaitsOpen(scene), "no contact is closed");
        findings.put("result", night.property("Result") + " " + night.property("ActiveState"), "success inactive");
        findings.holds(
                "made safe after it", night.property("ExecStopPost").contains("status=0"), "ExecStopPost ended with 0");
        findings.put(
                "report",
                scene.told("ls " + night.run() + "report/index.html | grep -o 'index.html'; true"),
                "index.html");
    }

    private static boolean awaitsOpen(Scene scene) {
        try (Qmp door = scene.hand()) {
            return Scene.awaits(
                    door, Scene.SHORT, reading -> scene.header().closed(reading).isEmpty());
        }
    }

    /** What was found, and what of it is not as it must be. */
    private static final class Findings {

        private final List<String> lines = new ArrayList<>();
        private boolean good = true;

        void put(String name, String found, String wanted) {
            boolean right = found.equals(wanted);
            good &= right;
            lines.add(name + ": " + found + (right ? "" : " (not right: '" + wanted + "' is)"));
        }

        void holds(String name, boolean right, String what) {
            good &= right;
            lines.add(name + ": " + what + (right ? "" : ": NOT so"));
        }

        Outcome outcome() {
            return new Outcome(good, String.join("\n", lines));
        }
    }
}
