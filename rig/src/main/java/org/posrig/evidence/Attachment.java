package org.posrig.evidence;

import java.nio.charset.StandardCharsets;

/**
 * One piece of evidence as a report takes it.
 *
 * @param name what the reader clicks on
 * @param mediaType as of RFC 6838, without parameters; all content is UTF-8
 * @param fileExtension without the dot
 * @param content the bytes; not to be changed by anyone
 */
public record Attachment(String name, String mediaType, String fileExtension, byte[] content) {

    static Attachment svg(String name, String svg) {
        return new Attachment(name, "image/svg+xml", "svg", svg.getBytes(StandardCharsets.UTF_8));
    }

    public static Attachment html(String name, String html) {
        return new Attachment(name, "text/html", "html", html.getBytes(StandardCharsets.UTF_8));
    }

    public static Attachment text(String name, String text) {
        return new Attachment(name, "text/plain", "txt", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The content as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
