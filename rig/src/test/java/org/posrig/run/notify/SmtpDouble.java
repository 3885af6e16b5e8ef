package org.posrig.run.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server of a few words (RFC 5321) that keeps what it is told, and answers what it has been laid down to answer. */
final class SmtpDouble implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers;
    private final String offers;

    /**
     * @param offers what it says it can beside mail, such as {@code AUTH PLAIN}; empty for nothing
     * @param answers by the beginning of what is said, in the place of the usual ones
     */
    SmtpDouble(String offers, Map<String, String> answers) throws IOException {
        this.offers = offers;
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    List<String> mails() {
        return mails;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket visitor = door.accept()) {
                talk(visitor);
            } catch (IOException e) {
                // The visitor or the test has gone.
            }
        }
    }

    private void talk(Socket visitor) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = visitor.getOutputStream();
        say(out, "220 double ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String said = line;
            String laidDown = answers.entrySet().stream()
                    .filter(answer -> said.startsWith(answer.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            if (!laidDown.isEmpty()) {
                say(out, laidDown);
            } else if (line.startsWith("EHLO")) {
                say(out, offers.isEmpty() ? "250 double" : "250-double\r\n250 " + offers);
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                mails.add(body(in));
                say(out, "250 kept");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, line.startsWith("AUTH") ? "235 come in" : "250 fine");
            }
        }
    }

    private static String body(BufferedReader in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            body.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return body.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
