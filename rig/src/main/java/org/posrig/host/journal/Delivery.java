package org.posrig.host.journal;

/** Whether request and reply arrived. */
public enum Delivery {
    ANSWERED,
    /** A fault of the network swallowed the request before anybody decided on it. */
    REQUEST_LOST,
    /** The request was decided on and counted, but a fault of the network swallowed the reply or spoilt it on its way. */
    REPLY_LOST,
    /** The reply could not be sent: the terminal had gone. */
    NOBODY_THERE
}
