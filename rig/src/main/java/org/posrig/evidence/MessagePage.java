package org.posrig.evidence;

import java.util.Optional;
import org.posrig.timeline.Happening.Field;
import org.posrig.timeline.Happening.HostMessage;

/**
 * The messages between terminals and host as one page that needs nothing else: no script, no network. It is well-formed XML as well,
 * so that its escaping can be checked by a parser.
 */
final class MessagePage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>Messages</title>
            <style>
            :root { color-scheme: light dark; --ink: #22282b; --soft: #5f6a6e; --line: #dde1e2; --band: #f1f3f4; --page: #fff; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e3e7e8; --soft: #9aa5a9; --line: #3a4144; --band: #282d30; --page: #1d2123; }
            }
            body { margin: 1rem; background: var(--page); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; }
            table { border-collapse: collapse; width: 100%; max-width: 64rem; margin-bottom: 1rem; border: 1px solid var(--line); }
            th, td { text-align: left; vertical-align: top; padding: .18rem .6rem; }
            thead th { background: var(--band); padding: .45rem .6rem; font-weight: 400; }
            thead b { font-weight: 600; margin-right: .6rem; }
            td { border-top: 1px solid var(--line); }
            .time { display: inline-block; min-width: 5.5rem; font-variant-numeric: tabular-nums; }
            .way { display: inline-block; min-width: 9.5rem; }
            .soft { color: var(--soft); }
            td.number { width: 2.5rem; text-align: right; color: var(--soft); font-variant-numeric: tabular-nums; }
            td.name { width: 16rem; }
            td.value { font-family: "Noto Sans Mono CJK SC", ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            """;

    private MessagePage() {}

    /** The page, or empty when no message was exchanged. */
    static Optional<String> of(Story story) {
        StringBuilder page = new StringBuilder();
        for (Moment moment : story.moments()) {
            if (moment.what() instanceof HostMessage message) {
                message(page, moment.time(), message);
            }
        }
        return page.isEmpty() ? Optional.empty() : Optional.of(HEAD + page + "</body>\n</html>\n");
    }

    private static void message(StringBuilder page, String time, HostMessage message) {
        page.append("""
                <table>
                <thead><tr><th colspan="3"><span class="time">%s</span> <span class="way">%s</span> \
                <b>%s</b> <span class="soft">%s</span></th></tr></thead>
                <tbody>
                """.formatted(
                        time,
                        Visible.markup(way(message)),
                        Visible.markup(message.summary()),
                        Visible.markup(message.connection())));
        for (Field field : message.fields()) {
            page.append("<tr><td class=\"number\">%d</td><td class=\"name\">%s</td><td class=\"value\">%s</td></tr>\n"
                    .formatted(field.number(), Visible.markup(field.name()), Visible.markup(field.value())));
        }
        page.append("</tbody>\n</table>\n");
    }

    /** Who speaks to whom. */
    static String way(HostMessage message) {
        String terminal = message.terminalNumber().isBlank() ? "terminal" : message.terminalNumber();
        return message.towardsHost() ? terminal + " → host" : "host → " + terminal;
    }
}
