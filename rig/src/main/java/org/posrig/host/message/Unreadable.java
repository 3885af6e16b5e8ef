package org.posrig.host.message;

import java.util.function.BiConsumer;
import org.jpos.util.NameRegistrar;

/**
 * Passes word of bytes that are no message from the channels to whoever registered for it; found through jPOS's name registrar,
 * since jPOS makes the channels. The listener is told the connection's name and a reason without the bytes themselves.
 */
public final class Unreadable {

    private static final String NAME = "posrig.unreadable";

    private Unreadable() {}

    public static void register(BiConsumer<String, String> listener) {
        NameRegistrar.register(NAME, listener);
    }

    public static void unregister() {
        NameRegistrar.unregister(NAME);
    }

    static void tell(String connection, Exception failure) {
        BiConsumer<String, String> listener = NameRegistrar.getIfExists(NAME);
        if (listener != null) {
            listener.accept(connection, JposLog.clean(failure));
        }
    }
}
