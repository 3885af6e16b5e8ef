package org.posrig.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.posrig.fault.RigFault;
import org.posrig.standin.StandIn;

/**
 * A stand-in terminal in a process of its own. It ends when its standard input does, so it never outlives the rig, however the rig
 * dies.
 */
final class StandInProcess implements AutoCloseable {

    private static final int READY_SECONDS = 20;

    private final BenchFile.TerminalPart part;
    private final Process process;
    private final Path sockets;
    private final Path errors;

    private StandInProcess(BenchFile.TerminalPart part, Process process, Path sockets, Path errors) {
        this.part = part;
        this.process = process;
        this.sockets = sockets;
        this.errors = errors;
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
        config.put("contacts", sockets.resolve(part.name() + ".contacts").toString());
        config.put("control", sockets.resolve(part.name() + ".control").toString());
        config.put("display", sockets.resolve(part.name() + ".display").toString());
        config.put("printer", sockets.resolve(part.name() + ".printer").toString());
        config.put("scanner", sockets.resolve(part.name() + ".scanner").toString());
        config.put("host", "127.0.0.1");
        config.put("port", hostPort);
        config.put("terminalNumber", part.number());
        config.put("merchantNumber", merchantNumber);
        config.put("serialNumber", standIn.serialNumber());
        config.put("model", standIn.model());
        config.put("retryAfterWrongPin", standIn.retryAfterWrongPin());
        config.put("noPinLimit", standIn.noPinLimit());
        config.put("pinRequiredCode", standIn.pinRequiredCode());
        config.put("restartKey", standIn.restartKey());
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
        Path errors = logs.resolve(part.name() + ".err");
        try {
            // Not among the run's files, and gone once it has been read: it holds the delivered passwords.
            Path file = config(sockets, part);
            new ObjectMapper(new YAMLFactory()).writeValue(file.toFile(), config);
            Process process = new ProcessBuilder(command(file))
                    .redirectError(errors.toFile())
                    .start();
            return new StandInProcess(part, process, sockets, errors);
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STAND_IN,
                    "The stand-in terminal " + part.name() + " cannot be started (" + e.getMessage() + ").",
                    "See that the disk has room and that java can be run.",
                    e);
        }
    }

    // A short life: little to compile, little to collect. The class path is the launcher's own, so its cache fits here
    // too.
    private static List<String> command(Path config) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m"));
        String cache = System.getProperty("posrig.aot", "");
        if (!cache.isEmpty()) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), StandIn.class.getName(), "--config", config.toString()));
        return command;
    }

    Path contacts() {
        return sockets.resolve(part.name() + ".contacts");
    }

    Path control() {
        return sockets.resolve(part.name() + ".control");
    }

    /** The link to one of its serial lines: display, printer or scanner. */
    String line(String name) {
        return sockets.resolve(part.name() + "." + name).toString();
    }

    void awaitReady() {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        String read = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
                        return read == null ? "" : read;
                    } catch (IOException e) {
                        return "";
                    }
                },
                task -> Thread.ofVirtual().start(task));
        try {
            if (line.get(READY_SECONDS, TimeUnit.SECONDS).equals("ready")) {
                // It has been read, and must not be left behind when a run is killed.
                Files.deleteIfExists(config(sockets, part));
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            // told below with what it wrote
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RigFault(
                RigFault.Cause.STAND_IN,
                "The stand-in terminal " + part.name() + " did not become ready: " + firstError(),
                "The whole of what it wrote is in " + errors + ".");
    }

    private static Path config(Path sockets, BenchFile.TerminalPart part) {
        return sockets.resolve(part.name() + ".yaml");
    }

    private String firstError() {
        try {
            return Files.readAllLines(errors).stream().findFirst().orElse("it wrote nothing.");
        } catch (IOException e) {
            return "it wrote nothing.";
        }
    }

    /** The master key injected at the "mother terminal", from the stand-in's own key file. */
    String masterKey() {
        return StandInKeys.masterKey(part.standIn().orElseThrow().keys(), part.number());
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
