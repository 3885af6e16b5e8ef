package org.posrig.run.notify;

import java.util.List;
import java.util.Optional;

/**
 * A mail server and who gets mail.
 *
 * @param port 25, 587 (STARTTLS) or 465 (TLS) on most servers
 * @param user whom to log in as, with {@code password}; nobody logs in without
 * @param attachReport whether the report in one file goes with it
 * @param largestAttachment in bytes; a larger report stays behind and the mail says so
 */
record Mail(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<Confidential> password,
        String from,
        List<String> to,
        boolean attachReport,
        long largestAttachment) {

    /** How the connection is kept from others' eyes. */
    enum Tls {
        NONE,
        /** A server that does not offer it gets no mail. */
        STARTTLS,
        TLS
    }
}
