/**
 * UnionPay's terminal messages over jPOS: packager, channel, the ports terminals connect to, requests read into plain values, replies
 * drafted, both shown without secrets. The format follows public traces and sources; the packager's description lies in
 * {@code cup-pos.xml}.
 */
@NullMarked
package org.posrig.host.message;

import org.jspecify.annotations.NullMarked;
