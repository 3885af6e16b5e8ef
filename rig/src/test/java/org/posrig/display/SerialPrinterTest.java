package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.fault.RigFault;
import org.posrig.serial.ByteLink;
import org.posrig.serial.ByteLinkListener;
import org.posrig.terminal.Receipt;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

@Timeout(20)
class SerialPrinterTest {

    private static final Charset CHARSET = Charset.forName("GB18030");
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String PAN = "6212340000000000012";

    private final Secrets secrets = new Secrets();
    private final Timeline timeline = new Timeline(secrets);
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HandLink link = new HandLink();

    @Test
    void a_slip_is_told_with_its_secrets_masked_and_kept_as_it_came() {
        secrets.hideCardNumber(PAN);
        try (SerialPrinter printer = printer()) {
            link.send("卡号:" + PAN + "\n\u001dV\u0001");
            Receipt receipt = printer.history().await(any -> true, LONG).orElseThrow();

            assertThat(receipt.lines()).containsExactly("卡号:" + PAN);
            assertThat(events)
                    .extracting(Event::what)
                    .containsExactly(new Happening.ReceiptPrinted("T1", 1, List.of("卡号:621234*********0012")));
        }
    }

    @Test
    void paper_that_nobody_cuts_is_a_slip_when_the_line_has_been_quiet() {
        try (SerialPrinter printer = printer()) {
            link.send("商户存根\n12.00");
            assertThat(printer.history().await(any -> true, LONG).orElseThrow().lines())
                    .containsExactly("商户存根", "12.00");
        }
    }

    @Test
    void what_was_printed_before_the_last_action_does_not_count() {
        try (SerialPrinter printer = printer()) {
            link.send("a\n\u001dV\u0001");
            printer.history().actionBegins();
            assertThat(printer.history().sinceAction()).isEmpty();
            link.send("b\n\u001dV\u0001");
            assertThat(printer.history().sinceAction())
                    .extracting(Receipt::text)
                    .containsExactly("b");
        }
    }

    @Test
    void a_lost_line_ends_the_wait_with_its_fault() {
        try (SerialPrinter printer = printer()) {
            link.listener.lost(new RigFault(RigFault.Cause.SERIAL_LINE, "It is gone.", "Look."));
            assertThatThrownBy(() -> printer.history().await(any -> true, LONG)).hasMessageContaining("It is gone.");
            link.listener.back();
            link.send("a\n\u001dV\u0001");
            assertThat(printer.history().await(any -> true, LONG)).isPresent();
        }
    }

    @Test
    void a_scanned_code_is_typed_with_a_carriage_return_and_told_without_itself() {
        timeline.subscribe(events::add);
        try (SerialScanner scanner = new SerialScanner("T1", link, timeline, () -> "")) {
            scanner.scan("the everyday wallet", "6299991000000000017");
        }
        assertThat(link.written).containsExactly("6299991000000000017\r");
        assertThat(events)
                .extracting(Event::what)
                .containsExactly(new Happening.CodeScanned("T1", "the everyday wallet"));
    }

    private SerialPrinter printer() {
        timeline.subscribe(events::add);
        return new SerialPrinter("T1", link, CHARSET, timeline, () -> "");
    }

    /** A line in the test's hand. */
    private static final class HandLink implements ByteLink {

        private final List<String> written = new ArrayList<>();
        private ByteLinkListener listener;

        void send(String text) {
            byte[] bytes = text.getBytes(CHARSET);
            listener.bytes(bytes, bytes.length);
        }

        @Override
        public String name() {
            return "hand";
        }

        @Override
        public void start(ByteLinkListener starting) {
            listener = starting;
        }

        @Override
        public void write(byte[] bytes) {
            written.add(new String(bytes, CHARSET));
        }

        @Override
        public void close() {
            // nothing to let go of
        }
    }
}
