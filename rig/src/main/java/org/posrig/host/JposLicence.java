package org.posrig.host;

import org.jpos.util.PGPHelper;

/** Q2 loads a whole cryptography provider to read jPOS's licence file: half a second, better spent beside the rest. */
final class JposLicence {

    private JposLicence() {}

    /** Begins to read it, on a thread of its own. */
    static void warmUp() {
        Thread.ofPlatform().daemon().name("jpos-licence").start(PGPHelper::node);
    }
}
