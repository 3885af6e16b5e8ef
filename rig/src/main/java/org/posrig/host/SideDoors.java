package org.posrig.host;

import java.util.Optional;
import org.jpos.q2.Q2;
import org.posrig.host.metrics.MetricsDoor;
import org.posrig.host.metrics.RigFigures;
import org.posrig.host.metrics.RigMeters;
import org.posrig.host.service.CustomerService;
import org.posrig.host.service.ServiceDoor;
import org.posrig.host.transaction.Lane;
import org.posrig.host.transaction.SessionTransactions;
import org.posrig.host.transaction.Switchboard;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** The acquirer's doors that no terminal uses, open only once somebody asks for them: customer service and metrics. */
final class SideDoors implements AutoCloseable {

    private final Switchboard switchboard;
    private final Q2 q2;
    private final Secrets secrets;
    private Optional<ServiceDoor> service = Optional.empty();
    private Optional<MetricsDoor> metrics = Optional.empty();
    private Optional<RigMeters> meters = Optional.empty();

    SideDoors(Switchboard switchboard, Q2 q2, Secrets secrets) {
        this.switchboard = switchboard;
        this.q2 = q2;
        this.secrets = secrets;
    }

    /** The door of customer service; the port matters to the first one who asks. */
    synchronized ServiceDoor service(int port) {
        if (service.isEmpty()) {
            ServiceDoor door = ServiceDoor.open(port, this::serviceOf);
            secrets.hide(door.token());
            service = Optional.of(door);
        }
        return service.get();
    }

    /** The port of the metrics; address and port matter to the first one who asks. */
    synchronized int metrics(String bindAddress, int port) {
        if (metrics.isEmpty()) {
            SessionTransactions.time();
            metrics = Optional.of(MetricsDoor.open(q2, bindAddress, port));
        }
        return metrics.get().port();
    }

    /** Counts what a rig's timeline tells, beside what jPOS counts. */
    synchronized void count(Timeline timeline, RigFigures rig) {
        if (meters.isEmpty()) {
            meters = Optional.of(RigMeters.count(q2, timeline, rig));
        }
    }

    @Override
    public synchronized void close() {
        meters.ifPresent(RigMeters::close);
        service.ifPresent(ServiceDoor::close);
        metrics.ifPresent(MetricsDoor::close);
    }

    private Optional<CustomerService> serviceOf(String terminalNumber) {
        return switchboard.lanes().stream()
                .filter(lane -> lane.terminalNumbers().contains(terminalNumber))
                .map(Lane::service)
                .findFirst();
    }
}
