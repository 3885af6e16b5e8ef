package org.posrig.run.notify;

import java.net.URI;
import java.util.Optional;

/**
 * A chat's robot, or whatever else takes a message by HTTP.
 *
 * @param address where to post; whoever has it may post, so it is a secret
 * @param secret what requests are signed with, for DingTalk and Feishu
 */
record Webhook(Style style, Confidential address, Optional<Confidential> secret) {

    URI uri() {
        return URI.create(address.value());
    }

    /** The robot as people are told of it: without anything of the address but its host. */
    String told() {
        return "the " + style.word() + " webhook at " + uri().getHost();
    }
}
