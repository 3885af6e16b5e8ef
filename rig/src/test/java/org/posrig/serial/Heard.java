package org.posrig.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.posrig.fault.RigFault;

/** What a link has said, one thing after the other: bytes as they are, {@code LOST} with the sentence, {@code BACK}. */
final class Heard implements ByteLinkListener {

    private final BlockingQueue<String> things = new LinkedBlockingQueue<>();

    /** The next thing, waited for. */
    String next() {
        try {
            String next = things.poll(5, TimeUnit.SECONDS);
            assertThat(next).as("something heard within 5 s").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What nobody has asked for yet. */
    List<String> left() {
        return List.copyOf(things);
    }

    @Override
    public void bytes(byte[] bytes, int length) {
        things.add(new String(bytes, 0, length, ISO_8859_1));
    }

    @Override
    public void lost(RigFault fault) {
        things.add("LOST " + fault.getMessage().replace(" " + fault.hint(), ""));
    }

    @Override
    public void back() {
        things.add("BACK");
    }
}
