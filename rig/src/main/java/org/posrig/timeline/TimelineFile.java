package org.posrig.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a timeline on disk as JSON lines, one event a line: {@code n} its number, {@code t} milliseconds since the beginning,
 * {@code lane}, {@code kind} (the happening's name) and the happening's own values. A line is with the operating system when the event
 * has been published (so it survives kill -9) and forced to the disk at least once a second.
 */
public final class TimelineFile implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final FileChannel channel;
    private final Timeline.Subscription subscription;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final ScheduledExecutorService forcing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timeline-force").factory());

    public TimelineFile(Timeline timeline, Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        json.findAndRegisterModules();
        subscription = timeline.subscribe(this::write);
        forcing.scheduleWithFixedDelay(this::force, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        subscription.close();
        forcing.shutdown();
        force();
        channel.close();
    }

    private void write(Event event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("n", event.number());
        line.put("t", event.at().toNanos() / 1_000 / 1_000.0);
        line.put("lane", event.lane());
        line.put("kind", event.what().getClass().getSimpleName());
        line.put("what", event.what());
        try {
            byte[] bytes = (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(bytes));
            dirty.set(true);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("The timeline's file cannot be written; free disk space.", e);
        }
    }

    private void force() {
        if (!dirty.getAndSet(false)) {
            return;
        }
        try {
            channel.force(false);
        } catch (IOException e) {
            dirty.set(true);
        }
    }
}
