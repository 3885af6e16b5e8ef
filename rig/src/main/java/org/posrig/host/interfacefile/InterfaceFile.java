package org.posrig.host.interfacefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jpos.iso.ISOException;
import org.jpos.iso.packager.GenericPackager;
import org.posrig.fault.BadInput;
import org.posrig.host.message.FieldFormats;
import org.posrig.host.message.HostInterface;
import org.posrig.host.message.ResponseCodes;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/**
 * An interface file: {@code packager}, {@code channel}, {@code codes} and {@code fields}, each a path from the file's own folder, and
 * {@code header}, a number of bytes. What it leaves out is as the rig ships it.
 */
public final class InterfaceFile {

    private static final String PACKAGER = "cup-pos.xml";
    private static final int UNIONPAY_HEADER = 6;

    private record Parts(
            Optional<Path> packager, Optional<Path> channel, int header, Optional<Path> codes, Optional<Path> fields) {}

    private final List<String> mistakes = new ArrayList<>();

    private InterfaceFile() {}

    /** UnionPay's direct-connect interface as the rig ships it. */
    public static HostInterface shipped() {
        return new InterfaceFile()
                .made(new Parts(
                        Optional.empty(), Optional.empty(), UNIONPAY_HEADER, Optional.empty(), Optional.empty()));
    }

    /**
     * Reads an interface file and all it names.
     *
     * @throws BadInput with every mistake in all of these files, each with its place
     */
    public static HostInterface read(Path path) {
        InterfaceFile file = new InterfaceFile();
        List<Parts> kept = new ArrayList<>();
        try {
            YamlFile.read(path, root -> {
                Parts parts = parts(root);
                kept.add(parts);
                return parts;
            });
        } catch (BadInput e) {
            file.mistakes.addAll(e.mistakes());
        }
        if (kept.isEmpty()) {
            throw new BadInput(file.mistakes);
        }
        HostInterface wire = file.made(kept.getFirst());
        if (!file.mistakes.isEmpty()) {
            throw new BadInput(file.mistakes);
        }
        return wire;
    }

    private static Parts parts(YamlMapping root) {
        return new Parts(
                existing(root, "packager"),
                existing(root, "channel"),
                root.optionalInteger("header", 0, HostInterface.LONGEST_HEADER).orElse(UNIONPAY_HEADER),
                existing(root, "codes"),
                existing(root, "fields"));
    }

    private static Optional<Path> existing(YamlMapping root, String key) {
        Optional<Path> path = root.optionalPath(key);
        if (path.isPresent() && !Files.isRegularFile(path.get())) {
            root.mistake(
                    key,
                    "there is no file " + path.get() + "; correct the path (it is taken from this file's folder).");
            return Optional.empty();
        }
        return path;
    }

    private HostInterface made(Parts parts) {
        Optional<FieldFormats> own = parts.packager().flatMap(this::formats);
        boolean unknown = parts.packager().isPresent() && own.isEmpty();
        FieldFormats formats = own.orElseGet(FieldFormats::shipped);
        ChannelFile channel = read(parts.channel(), "channel.xml", ChannelFile::read);
        ResponseCodes codes = read(parts.codes(), "response-codes.properties", TableFile::codes);
        // Names are only held against a packager that can be read, and the shipped ones against none.
        Optional<FieldFormats> told = unknown || parts.fields().isEmpty() ? Optional.empty() : Optional.of(formats);
        Map<Integer, String> names =
                read(parts.fields(), "field-names.properties", source -> TableFile.names(source, told));
        return new HostInterface(
                parts.packager()
                        .map(path -> path.toAbsolutePath().toString())
                        .orElse("jar:org/posrig/host/" + PACKAGER),
                formats,
                channel.name(),
                channel.properties(),
                parts.header(),
                codes,
                names);
    }

    private Optional<FieldFormats> formats(Path path) {
        int before = mistakes.size();
        read(Optional.of(path), PACKAGER, source -> {
            PackagerFile.check(source);
            return path;
        });
        if (mistakes.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FieldFormats(new GenericPackager(path.toString())));
        } catch (ISOException e) {
            mistakes.add(path + ": jPOS cannot make a packager of it (" + e.getMessage() + "); correct the file.");
            return Optional.empty();
        }
    }

    private <T> T read(Optional<Path> path, String shipped, java.util.function.Function<Source, T> reader) {
        Source source;
        try {
            source = path.map(Source::of).orElseGet(() -> Source.shipped(shipped));
        } catch (BadInput e) {
            mistakes.addAll(e.mistakes());
            source = Source.shipped(shipped);
        }
        T read = reader.apply(source);
        mistakes.addAll(source.mistakes());
        return read;
    }
}
