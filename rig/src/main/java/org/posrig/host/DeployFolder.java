package org.posrig.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;
import org.posrig.host.message.HostInterface;

/** Writes what Q2 is to run: the descriptors from the resources, with ports and names filled in. */
final class DeployFolder {

    /** Where requests wait for the transaction manager, in the space given. */
    static final String QUEUE = "requests";

    private final Path folder;

    DeployFolder(Path folder) {
        this.folder = folder;
    }

    Path write(String space, List<Integer> ports, HostInterface wire) {
        try {
            Files.createDirectories(folder);
            clear();
            Files.writeString(folder.resolve("00_logger.xml"), template("00_logger.xml"));
            Files.writeString(
                    folder.resolve("10_transactions.xml"),
                    template("10_transactions.xml").replace("@space@", space).replace("@queue@", QUEUE));
            for (int port : ports) {
                String server = template("20_server.xml")
                        .replace("@space@", space)
                        .replace("@queue@", QUEUE)
                        .replace("@channel@", channel(wire))
                        .replace("@port@", String.valueOf(port));
                Files.writeString(folder.resolve("20_server_" + port + ".xml"), server);
            }
            return folder;
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The acquirer's folder " + folder + " cannot be written: " + e.getMessage() + ".",
                    "Free disk space or correct the folder's permissions.",
                    e);
        }
    }

    private static String channel(HostInterface wire) {
        StringBuilder xml = new StringBuilder("<channel class=\"" + wire.channelClass()
                + "\" packager=\"org.jpos.iso.packager.GenericPackager\" logger=\"Q2\" realm=\"posrig-channel\">");
        Map<String, String> properties = new TreeMap<>(wire.channelProperties());
        properties.put("packager-config", wire.packager());
        properties.put("private-header-length", String.valueOf(wire.headerLength()));
        properties.forEach((name, value) -> xml.append("\n    <property name=\"")
                .append(attribute(name))
                .append("\" value=\"")
                .append(attribute(value))
                .append("\"/>"));
        return xml.append("\n  </channel>").toString();
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private void clear() throws IOException {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String template(String name) throws IOException {
        try (InputStream stream = DeployFolder.class.getResourceAsStream("/org/posrig/host/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
