package org.posrig.host.journal;

/** What tells a sale apart from all others: terminal number (F41), batch (F60.2) and trace number (STAN, F11). */
public record SaleKey(String terminalNumber, int batch, int trace) {

    @Override
    public String toString() {
        return "%s/%06d/%06d".formatted(terminalNumber, batch, trace);
    }
}
