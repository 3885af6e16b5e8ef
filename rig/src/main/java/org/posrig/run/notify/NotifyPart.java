package org.posrig.run.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan's {@code notify:} block, checked.
 *
 * @param linkBase what stands before a run's name in a link to its report
 * @param tries how often each receiver is tried, 1 or more
 * @param patience for one try
 * @param deadline for all of it
 */
public record NotifyPart(
        When when,
        Language language,
        Optional<String> linkBase,
        int tries,
        Duration patience,
        Duration deadline,
        List<Webhook> webhooks,
        Optional<Mail> mail) {

    /** Of a plan without a {@code notify:} block: nobody is told. */
    public static final NotifyPart NOBODY = new NotifyPart(
            When.ALWAYS,
            Language.EN,
            Optional.empty(),
            1,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            List.of(),
            Optional.empty());

    public NotifyPart {
        webhooks = List.copyOf(webhooks);
    }

    /** Where the report of a run is read, if the plan says where reports are. */
    public Optional<String> link(String run) {
        return linkBase.map(base -> (base.endsWith("/") ? base : base + "/") + run + "/report/index.html");
    }

    /** Whether a mail wants the report in one file. */
    public boolean wantsReport() {
        return mail.filter(Mail::attachReport).isPresent();
    }

    /** Whether there is nobody to be told. */
    public boolean nobody() {
        return webhooks.isEmpty() && mail.isEmpty();
    }

    /** Everybody who is to be told, without anything of an address that is a secret. */
    public List<String> receivers() {
        Stream<String> mailed = mail.stream()
                .map(one -> String.join(", ", one.to()) + " by the mail server " + one.host() + " port " + one.port());
        return Stream.concat(webhooks.stream().map(Webhook::told), mailed).toList();
    }
}
