package org.posrig.host.interfacefile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.posrig.host.message.UnionPayChannel;
import org.posrig.yaml.Nearest;

/**
 * The channel as jPOS's descriptors write it: {@code <channel class="…">} with {@code <property name="…" value="…"/>} in it.
 *
 * @param name the class's name
 */
record ChannelFile(String name, Map<String, String> properties) {

    /** What jPOS 3's BaseChannel and NACChannel and this host's own channel take and a server's channel has a use for. */
    private static final Set<String> KNOWN = Set.of(
            "max-packet-length",
            "message-time",
            "timeout",
            "send-timeout",
            "override-header",
            "keep-alive",
            "expect-keep-alive",
            "debug-iso-error");

    private static final Map<String, String> ELSEWHERE = Map.of(
            "packager-config", "packager",
            "private-header-length", "header");

    static ChannelFile read(Source source) {
        List<XmlElement> elements = XmlElement.in(source);
        Map<String, String> properties = new TreeMap<>();
        if (elements.isEmpty()) {
            return new ChannelFile("", properties);
        }
        XmlElement root = elements.getFirst();
        if (!root.name().equals("channel")) {
            source.mistake(root.place(), "the file must hold a 'channel', not a '" + root.name() + "'.");
            return new ChannelFile("", properties);
        }
        root.refuseOthers(List.of("class"), source);
        String name = root.attribute("class", source);
        boolean own = checked(root, name, source);
        elements.stream().skip(1).forEach(element -> property(element, own, properties, source));
        return new ChannelFile(name, properties);
    }

    // A class of somebody's own may have properties of its own.
    private static boolean checked(XmlElement root, String name, Source source) {
        if (name.isBlank() || name.equals(UnionPayChannel.class.getName())) {
            return false;
        }
        try {
            Class<?> type = Class.forName(name);
            if (!UnionPayChannel.class.isAssignableFrom(type)) {
                source.mistake(
                        root.place(),
                        "the class " + name + " is no " + UnionPayChannel.class.getName()
                                + ", whose faults the acquirer needs; extend that.");
            }
            type.getConstructor();
        } catch (ClassNotFoundException | LinkageError e) {
            source.mistake(root.place(), "there is no class " + name + " on the class path; correct its name.");
        } catch (NoSuchMethodException e) {
            source.mistake(root.place(), "the class " + name + " has no public constructor without parameters.");
        }
        return true;
    }

    private static void property(XmlElement element, boolean own, Map<String, String> properties, Source source) {
        if (!element.name().equals("property") || element.depth() != 1) {
            source.mistake(element.place(), "a channel holds properties only, no '" + element.name() + "'.");
            return;
        }
        element.refuseOthers(List.of("name", "value"), source);
        String name = element.attribute("name", source);
        String value = element.attribute("value", source);
        if (name.isBlank()) {
            return;
        }
        if (ELSEWHERE.containsKey(name)) {
            source.mistake(
                    element.place(),
                    "the interface file gives '" + name + "' as '" + ELSEWHERE.get(name) + "'; take it out here.");
        } else if (!own && !KNOWN.contains(name)) {
            source.mistake(
                    element.place(),
                    "unknown property '" + name + "'"
                            + Nearest.to(name, KNOWN)
                                    .map(near -> ", did you mean '" + near + "'?")
                                    .orElse("; known: "
                                            + String.join(
                                                    ", ",
                                                    KNOWN.stream().sorted().toList()) + "."));
        } else if (!own && !value.isBlank() && !value.matches("true|false|yes|no|\\d{1,9}")) {
            source.mistake(
                    element.place(), "'" + name + "' must be a whole number, true or false, not '" + value + "'.");
        } else if (properties.putIfAbsent(name, value) != null) {
            source.mistake(element.place(), "'" + name + "' is there twice; delete one of them.");
        }
    }
}
