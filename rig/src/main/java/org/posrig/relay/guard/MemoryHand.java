package org.posrig.relay.guard;

/** Lines that exist in memory only end with their process; there is nothing to open. */
record MemoryHand(String board) implements SafeHand {

    @Override
    public String kind() {
        return "lines in memory";
    }

    @Override
    public String open() {
        return "nothing to open, they end with their process";
    }

    @Override
    public void letGo() {
        // Nothing is held.
    }
}
