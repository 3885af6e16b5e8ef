package org.posrig.evidence;

import java.util.ArrayList;
import java.util.List;
import org.posrig.timeline.Event;

/** Turns what happened in a scenario into attachments for its report. */
public final class Evidence {

    private Evidence() {}

    /**
     * All attachments of one scenario's events, in reading order: screens, last screen, keys and cards, receipts, messages, timeline. What did
     * not happen makes no attachment. With several terminals there is a "Screens of …" and a "Last screen of …" for each.
     *
     * <p>Times count from the scenario's start, or from the first event where no start is among them. A screen stands at the time of
     * its first byte, all else at the time it was told to the timeline.
     */
    public static List<Attachment> of(List<Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Story story = Story.of(events);
        List<Attachment> attachments = new ArrayList<>();
        List<FilmStrip> strips = FilmStrip.of(story);
        for (FilmStrip strip : strips) {
            String whose = strips.size() == 1 ? "" : " of " + Visible.line(strip.terminal());
            attachments.add(Attachment.svg("Screens" + whose, strip.svg()));
            attachments.add(Attachment.svg("Last screen" + whose, strip.lastScreen()));
        }
        KeyLane.of(story).ifPresent(text -> attachments.add(Attachment.text("Keys and cards", text)));
        attachments.addAll(Paper.of(story));
        MessagePage.of(story).ifPresent(html -> attachments.add(Attachment.html("Messages", html)));
        attachments.add(Attachment.text("Timeline", TimelineText.of(story)));
        return List.copyOf(attachments);
    }
}
