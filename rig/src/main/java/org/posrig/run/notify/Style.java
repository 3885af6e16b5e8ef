package org.posrig.run.notify;

import java.util.Locale;

/** What a webhook wants to be sent; see {@link WebhookRequest}. */
public enum Style {
    PLAIN,
    SLACK,
    WECOM,
    DINGTALK,
    FEISHU;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its requests can be signed. */
    boolean signed() {
        return this == DINGTALK || this == FEISHU;
    }

    /** The longest text in bytes of UTF-8. WeCom says 2048 for a text; the others take more than a message ever has. */
    int largest() {
        return this == WECOM ? 2048 : 4000;
    }
}
