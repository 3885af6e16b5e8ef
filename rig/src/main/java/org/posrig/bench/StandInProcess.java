package org.posrig.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.posrig.standin.StandIn;
import org.posrig.terminal.DisplayProtocol;

/**
 * A stand-in terminal in a process of its own. It ends when its standard input does, so it never outlives the rig, however the rig
 * dies.
 */
final class StandInProcess implements AutoCloseable {

    private final BenchFile.TerminalPart part;
    private final StandInJvm jvm;
    private final Path sockets;

    private StandInProcess(BenchFile.TerminalPart part, StandInJvm jvm, Path sockets) {
        this.part = part;
        this.jvm = jvm;
        this.sockets = sockets;
        jvm.unlinkAtEnd(Stream.of("display", "printer", "scanner")
                .map(this::line)
                .map(Path::of)
                .toList());
    }

    /**
     * Starts it; its wires are up when {@link #awaitReady()} returns.
     *
     * @param sockets a folder with a short path for its sockets and its display's link
     * @param store the folder of its memory
     */
    static StandInProcess start(
            BenchFile.TerminalPart part,
            Operators operators,
            int hostPort,
            String merchantNumber,
            Path sockets,
            Path store,
            Path logs) {
        BenchFile.StandInPart standIn = part.standIn().orElseThrow();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("store", store.toString());
        config.put("contacts", contacts(sockets, part.name()).toString());
        config.put("control", sockets.resolve(part.name() + ".control").toString());
        config.put("display", sockets.resolve(part.name() + ".display").toString());
        config.put("printer", sockets.resolve(part.name() + ".printer").toString());
        config.put("scanner", sockets.resolve(part.name() + ".scanner").toString());
        if (part.profile().display().protocol() == DisplayProtocol.ST7565) {
            // What its glass shows: the dots of these glyphs.
            config.put(
                    "displayFont",
                    part.profile().display().glass().fonts().getFirst().toString());
        }
        config.put("host", "127.0.0.1");
        config.put("port", hostPort);
        config.put("terminalNumber", part.number());
        config.put("merchantNumber", merchantNumber);
        config.put("serialNumber", standIn.serialNumber());
        config.put("model", standIn.model());
        config.put("retryAfterWrongPin", standIn.retryAfterWrongPin());
        config.put("noPinLimit", standIn.noPinLimit());
        config.put("pinRequiredCode", standIn.pinRequiredCode());
        if (!standIn.restartKey().isEmpty()) {
            config.put("restartKey", standIn.restartKey());
        }
        config.put("hostWait", standIn.hostWait().toMillis() + "ms");
        config.put("inputWait", standIn.inputWait().toMillis() + "ms");
        Map<String, String> passwords = new LinkedHashMap<>();
        operators.byName().values().stream()
                .filter(Operators.Operator::present)
                .forEach(operator ->
                        passwords.put(operator.number(), operator.passwords().get(Operators.DELIVERED)));
        config.put("passwords", passwords);
        config.put("defects", standIn.defects());
        config.put("signIn", standIn.signIn());
        String what = "stand-in terminal " + part.name();
        try {
            // Not among the run's files, and gone once it has been read: it holds the delivered passwords.
            Path file = config(sockets, part);
            new ObjectMapper(new YAMLFactory()).writeValue(file.toFile(), config);
            return new StandInProcess(
                    part,
                    StandInJvm.start(
                            what,
                            StandIn.class,
                            List.of("--config-once", file.toString()),
                            logs.resolve(part.name() + ".err")),
                    sockets);
        } catch (IOException e) {
            throw StandInJvm.notStarted(what, e);
        }
    }

    Path contacts() {
        return contacts(sockets, part.name());
    }

    /** Where the contacts of a terminal are reached once it runs. */
    static Path contacts(Path sockets, String terminal) {
        return sockets.resolve(terminal + ".contacts");
    }

    Path control() {
        return sockets.resolve(part.name() + ".control");
    }

    /** The link to one of its serial lines: display, printer or scanner. */
    String line(String name) {
        return sockets.resolve(part.name() + "." + name).toString();
    }

    void awaitReady() {
        try {
            jvm.awaitReady();
        } finally {
            forgetConfig();
        }
    }

    // It has been read, or is wanted no more, and must not be left behind when a run is killed.
    private void forgetConfig() {
        try {
            Files.deleteIfExists(config(sockets, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path config(Path sockets, BenchFile.TerminalPart part) {
        return sockets.resolve(part.name() + ".yaml");
    }

    /** The master key injected at the "mother terminal", from the stand-in's own key file. */
    String masterKey() {
        return StandInKeys.masterKey(part.standIn().orElseThrow().keys(), part.number());
    }

    @Override
    public void close() {
        jvm.close();
    }
}
