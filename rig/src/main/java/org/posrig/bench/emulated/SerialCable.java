package org.posrig.bench.emulated;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The cable from one serial line of the terminal, a pseudo-terminal, to a USB adapter of the emulated machine, a socket. While the adapter is pulled, what
 * the terminal says is lost, as on a real line; when it is back the cable is too.
 */
final class SerialCable implements AutoCloseable {

    private static final long RETRY_MILLIS = 100;
    private static final int BUFFER = 4096;

    private final Path terminal;
    private final Path adapter;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<SocketChannel> plugged = Optional.empty();

    private SerialCable(Path terminal, Path adapter) {
        this.terminal = terminal;
        this.adapter = adapter;
    }

    /**
     * Lays a cable.
     *
     * @param terminal the link to the terminal's pseudo-terminal, which is there
     * @param adapter the socket of the emulator's serial port
     */
    static SerialCable lay(Path terminal, Path adapter) {
        SerialCable cable = new SerialCable(terminal, adapter);
        String name = String.valueOf(terminal.getFileName());
        Thread.ofPlatform().daemon().name(name + " to the Pi").start(cable::fromTerminal);
        Thread.ofPlatform().daemon().name(name + " from the Pi").start(cable::fromAdapter);
        return cable;
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        if (plugged.isPresent()) {
            plugged.get().close();
        }
    }

    private void fromTerminal() {
        byte[] buffer = new byte[BUFFER];
        try (InputStream line = new FileInputStream(terminal.toFile())) {
            for (int read = line.read(buffer); read >= 0; read = line.read(buffer)) {
                say(buffer, read);
            }
        } catch (IOException e) {
            // The terminal is gone, and this process with it.
        }
    }

    private void say(byte[] bytes, int length) {
        Optional<SocketChannel> now = plugged;
        if (now.isPresent()) {
            try {
                Channels.newOutputStream(now.get()).write(bytes, 0, length);
            } catch (IOException e) {
                // Pulled this moment: the other direction notices and waits for its return.
            }
        }
    }

    private void fromAdapter() {
        try (OutputStream line = new FileOutputStream(terminal.toFile())) {
            do {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    channel.connect(UnixDomainSocketAddress.of(adapter));
                    plugged = Optional.of(channel);
                    Channels.newInputStream(channel).transferTo(line);
                } catch (IOException e) {
                    // Not plugged in yet, or pulled.
                }
                plugged = Optional.empty();
            } while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            // The terminal is gone, and this process with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
