package org.posrig.run.notify;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says in words why nothing could be sent. The exceptions' own texts may hold the address and are never told. */
final class NetworkFaults {

    private NetworkFaults() {}

    static Delivery.Failed told(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _, UnresolvedAddressException _ -> {
                    return failed("cannot be reached: no name server knows this name");
                }
                case SSLException _ -> {
                    // A wrong certificate is the same certificate a moment later.
                    return new Delivery.Failed(
                            "cannot be reached safely: TLS failed (is its certificate valid for this name, and trusted here?)",
                            false);
                }
                case HttpTimeoutException _, SocketTimeoutException _ -> {
                    return failed("did not answer in time");
                }
                default -> {}
            }
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return failed("cannot be reached: nobody answers at that port");
            }
        }
        return failed(
                problem instanceof IOException
                        ? "closed the connection or broke it"
                        : "could not be told (" + problem.getClass().getSimpleName() + ")");
    }

    private static Delivery.Failed failed(String why) {
        return new Delivery.Failed(why, true);
    }
}
