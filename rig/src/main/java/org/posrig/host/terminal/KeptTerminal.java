package org.posrig.host.terminal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A terminal's memory as it stands in the file.
 *
 * @param batch batch number
 * @param resetSequence of the last reset that was queued
 * @param workingKeys as F62 of the sign-in carried them, under the terminal master key, in hexadecimal; or empty
 * @param resetOperator of the waiting reset, or empty
 * @param resetEnvelope of the waiting reset in hexadecimal, or empty
 * @param resetFetched whether the waiting reset was fetched
 * @param noPinLimit fen the terminal fetched as its no-PIN limit last, 0 where it never fetched one
 * @param totals of the running batch; null in files of earlier versions
 * @param latest the latest payment of the running batch; null where there is none
 * @param payments the running batch by trace number, in files of earlier versions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record KeptTerminal(
        int batch,
        long resetSequence,
        String workingKeys,
        String resetOperator,
        String resetEnvelope,
        boolean resetFetched,
        long noPinLimit,
        @Nullable BatchTotals totals,
        @Nullable BatchEntry latest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<Integer, BatchEntry> payments) {

    BatchTotals batchTotals() {
        BatchTotals sum = totals == null ? BatchTotals.NONE : totals;
        for (BatchEntry payment : payments == null ? List.<BatchEntry>of() : payments.values()) {
            sum = sum.plus(payment);
        }
        return sum;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
