package org.posrig.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** An acquirer under test with everything it puts on its timeline. */
final class RunningHost implements AutoCloseable {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AcquirerHost host;
    private final Timeline timeline;

    RunningHost(HostConfig config, Path folder) {
        timeline = new Timeline(new Secrets());
        timeline.subscribe(events::add);
        host = AcquirerHost.start(config, timeline, folder);
    }

    Timeline timeline() {
        return timeline;
    }

    AcquirerHost host() {
        return host;
    }

    HostLane lane(String name, String... terminalNumbers) {
        return host.openLane(name, Set.of(terminalNumbers));
    }

    TerminalAtTheLine terminal(String number) {
        return new TerminalAtTheLine(number, host.portFor(number));
    }

    List<Happening.HostMessage> messages(String lane) {
        return events.stream()
                .filter(event -> event.lane().equals(lane))
                .map(Event::what)
                .filter(Happening.HostMessage.class::isInstance)
                .map(Happening.HostMessage.class::cast)
                .toList();
    }

    String everythingSaid() {
        return events.toString();
    }

    @Override
    public void close() {
        host.close();
    }
}
