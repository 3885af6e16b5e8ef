package org.posrig.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.fault.Mistakes;
import org.posrig.fault.RigFault;
import org.posrig.host.AcquirerHost;
import org.posrig.host.HostConfig;
import org.posrig.host.HostLane;
import org.posrig.host.interfacefile.InterfaceFile;
import org.posrig.host.issuer.CardFile;
import org.posrig.host.message.HostInterface;
import org.posrig.host.rulefile.RuleFile;
import org.posrig.host.script.Rule;
import org.posrig.host.security.KeyFile;
import org.posrig.host.service.ServiceDoor;
import org.posrig.host.terminal.TerminalFile;
import org.posrig.run.RunRequest;
import org.posrig.run.report.ReportServer;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;
import picocli.CommandLine;

/** {@code posrig host}: the acquirer by itself, for any terminal that is pointed at it. Ends with Ctrl-C or a signal. */
@CommandLine.Command(
        name = "host",
        description =
                "Plays the acquirer alone, for any terminal pointed at it, and shows the traffic. Ends with Ctrl-C.",
        mixinStandardHelpOptions = true)
final class HostCommand implements Callable<Integer> {

    private static final int CLOSES_WITHIN_SECONDS = 20;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8583",
            description = "TCP port, 0 for any free one; default 8583.")
    private int port;

    @CommandLine.Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; default 127.0.0.1, for terminals on the network 0.0.0.0.")
    private String bind = "127.0.0.1";

    @CommandLine.Option(
            names = "--fixtures",
            paramLabel = "DIR",
            description = "Folder with cards/, hosts/ and keys/; default fixtures.")
    private @Nullable Path fixtures;

    @CommandLine.Option(
            names = "--interface",
            paramLabel = "FILE",
            description = "Packager, channel, header, response codes and field names of your own; default UnionPay's.")
    private @Nullable Path interfaceFile;

    @CommandLine.Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules for what the host does with which messages; may be given several times.")
    private List<Path> rules = new ArrayList<>();

    @CommandLine.Option(
            names = "--service",
            paramLabel = "PORT",
            description =
                    "Opens customer service and merchant platform (HTTP, JSON) on this port of 127.0.0.1, 0 for any free one.")
    private @Nullable Integer service;

    @CommandLine.Option(
            names = "--metrics",
            paramLabel = "PORT",
            description =
                    "Serves jPOS's metrics for Prometheus at /metrics on this port, 0 for any free one; off by default.")
    private @Nullable Integer metrics;

    @CommandLine.Option(
            names = "--metrics-bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address the metrics are served on; default 127.0.0.1.")
    private String metricsBind = "127.0.0.1";

    @CommandLine.Option(
            names = {"-v", "--verbose"},
            description = "Shows every message field by field.")
    private boolean verbose;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requirePort("--port", port);
        requirePort("--service", service);
        requirePort("--metrics", metrics);
        Path folder = fixtures == null ? Posrig.home().resolve("fixtures") : fixtures;
        // All files before any complaint, so that one reading tells everything.
        Mistakes mistakes = new Mistakes();
        Optional<CardFile> cards = mistakes.collect(() ->
                CardFile.read(folder.resolve("cards/test-cards.yaml"), folder.resolve("cards/test-prefixes.yaml")));
        Optional<TerminalFile> terminals =
                mistakes.collect(() -> TerminalFile.read(folder.resolve("hosts/terminals.yaml")));
        Path keyFile = folder.resolve("keys/host-keys.yaml");
        // Where others reach it, real terminals may.
        Optional<KeyFile> keys = mistakes.collect(() ->
                ReportServer.loopback(bind) ? KeyFile.read(keyFile) : KeyFile.readPrivate(keyFile, Posrig.home()));
        Optional<HostInterface> wire = mistakes.collect(
                () -> interfaceFile == null ? InterfaceFile.shipped() : InterfaceFile.read(interfaceFile));
        List<Rule> laidDown = rules(cards, wire, mistakes);
        mistakes.throwAll();
        HostConfig config = HostConfig.of(cards.orElseThrow(), terminals.orElseThrow(), keys.orElseThrow())
                .speaking(wire.orElseThrow())
                .at(bind, port)
                .rememberingIn(stateFolder());
        Timeline timeline = new Timeline(new Secrets());
        Path work = HostFolders.next(RunRequest.stateFolder(Posrig.home()).resolveSibling("host"));
        AtomicBoolean told = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (AcquirerHost host = AcquirerHost.start(config, timeline, work);
                HostLane lane = host.openLane("host", config.terminals().terminalNumbers());
                Timeline.Subscription shown = timeline.subscribe(event -> show(event, System.out));
                Timeline.Subscription kept = timeline.subscribe(event -> timeline.lost()
                        .filter(lost -> told.compareAndSet(false, true))
                        .ifPresent(lost -> System.err.println("The journal can no longer be kept (" + lost.getMessage()
                                + "). Free disk space and start again.")))) {
            lane.rules().addAll(laidDown);
            System.out.println("The acquirer listens on " + bind + " port " + host.port() + "; end it with Ctrl-C.");
            System.out.println("Journal: " + work.resolve("journal.jsonl")
                    + (laidDown.isEmpty() ? "" : "; rules laid down: " + laidDown.size()));
            openSideDoors(host, work);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ended, closed)));
            ended.await();
            lane.rules().unmet().forEach(System.out::println);
        } finally {
            closed.countDown();
        }
        return 0;
    }

    // The process lives no longer than its shutdown hooks, and closing takes a moment.
    private static void end(CountDownLatch ended, CountDownLatch closed) {
        ended.countDown();
        try {
            if (closed.await(CLOSES_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                System.out.println("The acquirer has ended.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void openSideDoors(AcquirerHost host, Path work) throws IOException {
        if (service != null) {
            ServiceDoor door = host.serviceDoor(service);
            Path token = OwnersFile.write(work.resolve("service-token"), door.token());
            System.out.println("Customer service and merchant platform: " + door.address()
                    + "<terminal number>/; the token is in " + token);
        }
        if (metrics != null) {
            System.out.println(
                    "Metrics: http://" + metricsBind + ":" + host.serveMetrics(metricsBind, metrics) + "/metrics");
        }
    }

    private static void requirePort(String option, @Nullable Integer port) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new BadInput(option + " must be 0 to 65535, not " + port + ".");
        }
    }

    // Rules name cards and fields, so they can only be held against files that can be read.
    private List<Rule> rules(Optional<CardFile> cards, Optional<HostInterface> wire, Mistakes mistakes) {
        List<Rule> read = new ArrayList<>();
        if (cards.isPresent() && wire.isPresent()) {
            rules.forEach(file -> mistakes.collect(
                            () -> RuleFile.read(file, cards.get(), wire.get().formats()))
                    .ifPresent(read::addAll));
        }
        return read;
    }

    private static Path stateFolder() throws IOException {
        Path folder = RunRequest.stateFolder(Posrig.home()).resolve("host");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE, "The folder " + folder + " cannot be made.", "See to its permissions.", e);
        }
    }

    private void show(Event event, PrintStream out) {
        switch (event.what()) {
            case Happening.HostMessage message -> {
                out.printf(
                        "+%9.3f s  %s %s %s%n",
                        event.at().toNanos() / 1e9,
                        message.terminalNumber(),
                        message.towardsHost() ? "→" : "←",
                        message.summary());
                if (verbose) {
                    message.fields()
                            .forEach(field ->
                                    out.printf("%15s%3d  %-38s %s%n", "", field.number(), field.name(), field.value()));
                }
            }
            case Happening.Note(String text) ->
                out.printf("+%9.3f s  %s%n", event.at().toNanos() / 1e9, text);
            default -> {
                // The host alone makes nothing else.
            }
        }
    }
}
