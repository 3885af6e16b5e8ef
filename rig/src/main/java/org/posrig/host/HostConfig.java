package org.posrig.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posrig.host.interfacefile.InterfaceFile;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.issuer.IssuerRules;
import org.posrig.host.message.HostInterface;
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
 * @param wire packager, channel, header, response codes and field names
 * @param stateDirectory where {@code host-state.json} keeps working keys (encrypted), batches and reset sequences across starts; empty
 *     to forget them
 */
public record HostConfig(
        String bindAddress,
        int port,
        Map<String, Integer> ownPorts,
        CardFile cards,
        TerminalFile terminals,
        KeyFile keys,
        IssuerRules rules,
        HostInterface wire,
        Optional<Path> stateDirectory) {

    public HostConfig {
        ownPorts = Map.copyOf(ownPorts);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("The host's port must be 0 to 65535, not " + port + ".");
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
                InterfaceFile.shipped(),
                Optional.empty());
    }

    public HostConfig at(String newBindAddress, int newPort) {
        return new HostConfig(newBindAddress, newPort, ownPorts, cards, terminals, keys, rules, wire, stateDirectory);
    }

    /** Any free port for each. */
    public HostConfig withOwnPorts(Set<String> terminalNumbers) {
        return withOwnPorts(terminalNumbers.stream().collect(Collectors.toMap(Function.identity(), unused -> 0)));
    }

    public HostConfig withOwnPorts(Map<String, Integer> ports) {
        return new HostConfig(bindAddress, port, ports, cards, terminals, keys, rules, wire, stateDirectory);
    }

    public HostConfig withPinRequiredCode(String code) {
        IssuerRules changed = rules.withPinRequiredCode(code);
        return new HostConfig(bindAddress, port, ownPorts, cards, terminals, keys, changed, wire, stateDirectory);
    }

    public HostConfig withLockTime(Duration lockTime) {
        IssuerRules changed = rules.withLockTime(lockTime);
        return new HostConfig(bindAddress, port, ownPorts, cards, terminals, keys, changed, wire, stateDirectory);
    }

    /** Another packager, channel, header, table of codes or set of names. */
    public HostConfig speaking(HostInterface other) {
        return new HostConfig(bindAddress, port, ownPorts, cards, terminals, keys, rules, other, stateDirectory);
    }

    public HostConfig rememberingIn(Path directory) {
        return new HostConfig(bindAddress, port, ownPorts, cards, terminals, keys, rules, wire, Optional.of(directory));
    }
}
