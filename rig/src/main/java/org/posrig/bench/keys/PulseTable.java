package org.posrig.bench.keys;

import java.util.Locale;

/** How far pulses were from what was asked, the rig's under the bare executor's. */
final class PulseTable {

    private PulseTable() {}

    /** @param sales how many were made meanwhile */
    static String of(PulseTimes bare, PulseTimes rig, int sales) {
        return String.format(
                        "%nhow far from what was asked, in turns, while %d sales were made on another terminal%n%n%-28s  pulses   p50 us   p99 us   max us%n",
                        sales, "")
                + rows("hold", bare.holds(), rig.holds())
                + rows("gap", bare.gaps(), rig.gaps());
    }

    private static String rows(String what, Spread bare, Spread rig) {
        return row(what + "  bare scheduled executor", bare)
                + row(what + "  rig", rig)
                + String.format(
                        Locale.ROOT,
                        "%-28s  %6s   %6s   %6.2f%n",
                        what + "  ratio",
                        "",
                        "",
                        (double) rig.p99() / Math.max(1, bare.p99()));
    }

    private static String row(String what, Spread spread) {
        return String.format(
                Locale.ROOT,
                "%-28s  %6d   %6.0f   %6.0f   %6.0f%n",
                what,
                spread.count(),
                spread.p50() / 1e3,
                spread.p99() / 1e3,
                spread.max() / 1e3);
    }
}
