package org.posrig.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.timeline.Happening.ScreenShown;

/** Every screen of one terminal as a picture, four to a row. What changed against the screen before is tinted and underlined. */
final class FilmStrip {

    private static final int PER_ROW = 4;
    private static final int MARGIN = 20;
    private static final int GAP = 22;
    private static final int HEADING = 40;
    private static final String UI_FONTS = "system-ui,'Noto Sans','Noto Sans CJK SC','DejaVu Sans',sans-serif";

    private final String scenario;
    private final String terminal;
    private final List<Frame> frames;

    private FilmStrip(String scenario, String terminal, List<Frame> frames) {
        this.scenario = scenario;
        this.terminal = terminal;
        this.frames = frames;
    }

    /** A strip for each terminal that has shown something. */
    static List<FilmStrip> of(Story story) {
        List<String> terminals = story.terminals();
        return terminals.stream()
                .map(terminal -> new FilmStrip(
                        story.scenario(),
                        terminal,
                        frames(story, terminal, new Cause(terminal, terminals.size() == 1))))
                .filter(strip -> !strip.frames.isEmpty())
                .toList();
    }

    String terminal() {
        return terminal;
    }

    String svg() {
        String count = frames.size() == 1 ? "1 screen" : frames.size() + " screens";
        return drawn(frames, Visible.line(terminal) + " · " + count, scenario, 1);
    }

    /** The last screen alone, three times as large. */
    String lastScreen() {
        return drawn(List.of(frames.getLast()), "Last screen", scenario, 3);
    }

    private static List<Frame> frames(Story story, String terminal, Cause causes) {
        List<Frame> frames = new ArrayList<>();
        Optional<Grid> before = Optional.empty();
        Optional<Moment> cause = Optional.empty();
        for (Moment moment : story.moments()) {
            if (moment.what() instanceof ScreenShown screen && screen.terminal().equals(terminal)) {
                Grid grid = Grid.of(screen);
                Optional<Frame.Reason> reason = cause.map(earlier -> new Frame.Reason(
                        causes.words(earlier.what()).orElseThrow(),
                        moment.since().minus(earlier.since())));
                frames.add(new Frame(moment, screen, new ScreenPicture(grid, before), reason));
                before = Optional.of(grid);
                cause = Optional.empty();
            } else if (causes.words(moment.what()).isPresent()) {
                cause = Optional.of(moment);
            }
        }
        return List.copyOf(frames);
    }

    private static String drawn(List<Frame> shown, String heading, String scenario, double enlarged) {
        int widest =
                shown.stream().mapToInt(frame -> frame.picture().width()).max().orElseThrow();
        int highest =
                shown.stream().mapToInt(frame -> frame.picture().height()).max().orElseThrow();
        // A narrow display is drawn as wide as its caption.
        double scale = Math.max(enlarged, (double) Frame.NARROWEST / widest);
        int frameWidth = (int) Math.ceil(widest * scale);
        int frameHeight = Frame.CAPTION + (int) Math.ceil(highest * scale);
        int across = Math.min(PER_ROW, shown.size());
        int down = (shown.size() + PER_ROW - 1) / PER_ROW;
        int width = 2 * MARGIN + across * frameWidth + (across - 1) * GAP;
        int height = 2 * MARGIN + HEADING + down * frameHeight + (down - 1) * GAP;
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="%3$s">
                <title>%4$s</title>
                <rect width="100%%" height="100%%" rx="6" fill="#f1f3f2"/>
                """.formatted(width, height, UI_FONTS, Visible.markup(heading)));
        heading(svg, heading, scenario, (width - 2 * MARGIN) / 9);
        for (int i = 0; i < shown.size(); i++) {
            int x = MARGIN + i % PER_ROW * (frameWidth + GAP);
            int y = MARGIN + HEADING + i / PER_ROW * (frameHeight + GAP);
            shown.get(i).draw(svg, x, y, frameWidth, scale);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void heading(StringBuilder svg, String heading, String scenario, int columns) {
        String first = Visible.shortened(heading, columns);
        String second = Visible.shortened(Visible.line(scenario), columns - first.length() - 2);
        svg.append("<text x=\"%d\" y=\"%d\" font-size=\"15\" fill=\"#22282b\"><tspan font-weight=\"600\">%s</tspan>"
                .formatted(MARGIN, MARGIN + 14, Visible.markup(first)));
        svg.append("<tspan dx=\"14\" fill=\"#5a6468\">%s</tspan></text>\n".formatted(Visible.markup(second)));
    }
}
