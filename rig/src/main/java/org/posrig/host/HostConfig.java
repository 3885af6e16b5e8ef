package org.posrig.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.issuer.IssuerRules;
import org.posrig.host.security.KeyFile;
import org.posrig.host.terminal.TerminalFile;

/**
 * How the acquirer is set up.
 *
 * @param bindAddress the address it listens on: {@code 127.0.0.1} for stand-ins, {@code 0.0.0.0} for real terminals
 * @param port the TCP port all terminals may use, or 0 for any free one
 * @param ownPorts terminal numbers that get a line and a port of their own besides, so that the network can trouble one of them without
 *     touching terminals of other lanes: 0 for any free port of {@code bindAddress}; any other is listened to on all addresses, for a
 *     terminal that cannot be told another
 * @param headerLength bytes between TPDU and message type: 6 with UnionPay, 2 with some private acquirers, 0 to 20
 * @param stateDirectory where {@code host-state.json} keeps working keys (encrypted), batches and reset sequences across starts; empty
 *     to forget them
 * @param messageTime how long one message may take from its first byte to its last before its connection is closed, a millisecond or more
 */
public record HostConfig(
        String bindAddress,
        int port,
        Map<String, Integer> ownPorts,
        CardFile cards,
        TerminalFile terminals,
        KeyFile keys,
        IssuerRules rules,
        int headerLength,
        Optional<Path> stateDirectory,
        Duration messageTime) {

    private static final int UNIONPAY_HEADER = 6;
    private static final Duration USUAL_MESSAGE_TIME = Duration.ofSeconds(30);

    public HostConfig {
        ownPorts = Map.copyOf(ownPorts);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("The host's port must be 0 to 65535, not " + port + ".");
        }
        if (headerLength < 0 || headerLength > 20) {
            throw new IllegalArgumentException("The header's length must be 0 to 20 bytes, not " + headerLength + ".");
        }
        if (messageTime.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "A message must be given a millisecond or more, not " + messageTime + ".");
        }
    }

    /** The usual: this machine only, any free port, three PIN tries, a lock of 24 hours, code 70 for a PIN that is required. */
    public static HostConfig of(CardFile cards, TerminalFile terminals, KeyFile keys) {
        return new HostConfig(
                "127.0.0.1",
                0,
                Map.of(),
                cards,
                terminals,
                keys,
                new IssuerRules(IssuerRules.USUAL_TRIES, IssuerRules.USUAL_LOCK_TIME, "70"),
                UNIONPAY_HEADER,
                Optional.empty(),
                USUAL_MESSAGE_TIME);
    }

    public HostConfig at(String newBindAddress, int newPort) {
        return new HostConfig(
                newBindAddress,
                newPort,
                ownPorts,
                cards,
                terminals,
                keys,
                rules,
                headerLength,
                stateDirectory,
                messageTime);
    }

    /** Any free port for each. */
    public HostConfig withOwnPorts(Set<String> terminalNumbers) {
        return withOwnPorts(terminalNumbers.stream().collect(Collectors.toMap(Function.identity(), unused -> 0)));
    }

    public HostConfig withOwnPorts(Map<String, Integer> ports) {
        return new HostConfig(
                bindAddress, port, ports, cards, terminals, keys, rules, headerLength, stateDirectory, messageTime);
    }

    public HostConfig withPinRequiredCode(String code) {
        IssuerRules changed = rules.withPinRequiredCode(code);
        return new HostConfig(
                bindAddress,
                port,
                ownPorts,
                cards,
                terminals,
                keys,
                changed,
                headerLength,
                stateDirectory,
                messageTime);
    }

    public HostConfig withLockTime(Duration lockTime) {
        IssuerRules changed = rules.withLockTime(lockTime);
        return new HostConfig(
                bindAddress,
                port,
                ownPorts,
                cards,
                terminals,
                keys,
                changed,
                headerLength,
                stateDirectory,
                messageTime);
    }

    public HostConfig withHeaderLength(int length) {
        return new HostConfig(
                bindAddress, port, ownPorts, cards, terminals, keys, rules, length, stateDirectory, messageTime);
    }

    public HostConfig rememberingIn(Path directory) {
        return new HostConfig(
                bindAddress,
                port,
                ownPorts,
                cards,
                terminals,
                keys,
                rules,
                headerLength,
                Optional.of(directory),
                messageTime);
    }

    public HostConfig withMessageTime(Duration time) {
        return new HostConfig(
                bindAddress, port, ownPorts, cards, terminals, keys, rules, headerLength, stateDirectory, time);
    }
}
