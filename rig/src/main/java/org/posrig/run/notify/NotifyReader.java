package org.posrig.run.notify;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.yaml.Sizes;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/**
 * Reads a plan's {@code notify:} block; everything wrong is told to the mapping with its place, and no mistake repeats a secret.
 *
 * <pre>
 * notify:
 *   when: new-red            # always (default), red or new-red
 *   language: zh             # en (default) or zh
 *   link: https://rig.example.org/runs/     # the run's name is put behind it
 *   tries: 3                 # 1 to 10 for each receiver, default 3
 *   patience: 30s            # for a try, default 30s
 *   deadline: 2m             # for all of it, default 2m, at most 10m
 *   webhooks:
 *     - style: wecom         # plain, slack, wecom, dingtalk or feishu
 *       url-file: wecom.url  # mode 0600; or url-env: a variable's name; or url: when the address is no secret
 *     - style: dingtalk
 *       url-env: DINGTALK_URL
 *       secret-file: dingtalk.secret        # or secret-env; what DingTalk and Feishu sign with
 *   mail:
 *     host: mail.example.org
 *     port: 587              # default 25, 587 or 465, as tls says
 *     tls: starttls          # none, starttls or tls (default)
 *     user: rig
 *     password-file: mail.password
 *     from: rig@example.org
 *     to: [qa@example.org]
 *     attach-report: true    # default true
 *     attachment-limit: 10MB # default 10MB
 * </pre>
 */
public final class NotifyReader {

    // One mailbox without a name. The library that sends is stricter; this is for mistakes of the hand.
    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]+");
    private static final int MOST_TRIES = 10;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final UnaryOperator<@Nullable String> environment;

    private NotifyReader(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Reads the block of a plan and nothing else of it.
     *
     * @throws BadInput with everything wrong in the block, or when there is none
     */
    public static NotifyPart ofPlan(Path plan) {
        return YamlFile.read(plan, root -> {
            // Whatever else a plan has is asked for, so that it is not unknown.
            root.names();
            return read(root.mapping("notify"));
        });
    }

    /**
     * As much of a plan's block as can be read, whatever is wrong with the rest of it and of the plan: for telling that of a night that does
     * not run.
     *
     * @return empty where nothing of it can be read; {@link NotifyPart#NOBODY} where there is none
     */
    public static Optional<NotifyPart> readable(Path plan) {
        AtomicReference<@Nullable NotifyPart> found = new AtomicReference<>();
        try {
            YamlFile.read(plan, root -> {
                root.names();
                found.set(root.optionalMapping("notify").map(NotifyReader::read).orElse(NotifyPart.NOBODY));
                return root;
            });
        } catch (BadInput e) {
            // What could be read is there all the same.
        }
        return Optional.ofNullable(found.get());
    }

    /** Reads the block; environment variables are the process's own. */
    public static NotifyPart read(YamlMapping block) {
        return read(block, System::getenv);
    }

    static NotifyPart read(YamlMapping block, UnaryOperator<@Nullable String> environment) {
        return new NotifyReader(environment).part(block);
    }

    private NotifyPart part(YamlMapping block) {
        NotifyPart usual = NotifyPart.NOBODY;
        NotifyPart part = new NotifyPart(
                block.optionalChoice("when", When.class).orElse(usual.when()),
                block.optionalChoice("language", Language.class).orElse(usual.language()),
                block.optionalText("link").filter(written -> isWeb(block, "link", written)),
                block.optionalInteger("tries", 1, MOST_TRIES).orElse(3),
                time(block, "patience", usual.patience()),
                time(block, "deadline", usual.deadline()),
                block.mappings("webhooks").stream()
                        .flatMap(one -> webhook(one).stream())
                        .toList(),
                block.optionalMapping("mail").map(this::mail));
        if (!block.has("webhooks") && !block.has("mail")) {
            block.file()
                    .mistake(
                            block.place(),
                            "there is nobody to be notified; add 'webhooks' or 'mail', or leave 'notify' out.");
        }
        return part;
    }

    private static Duration time(YamlMapping block, String key, Duration usual) {
        Duration time = block.optionalDuration(key).orElse(usual);
        if (time.isZero() || time.compareTo(LONGEST) > 0) {
            block.mistake(key, "'" + key + "' must be a duration of more than nothing and at most 10m.");
            return usual;
        }
        return time;
    }

    private Optional<Webhook> webhook(YamlMapping block) {
        Style style = block.choice("style", Style.class);
        Optional<Confidential> address = new ConfidentialReader(block, environment).required("url", true);
        Optional<Confidential> secret = new ConfidentialReader(block, environment).optional("secret", false);
        if (secret.isPresent() && !style.signed()) {
            block.file()
                    .mistake(
                            block.place(),
                            "a " + style.word()
                                    + " webhook takes no signature; delete its secret, or is the style dingtalk or feishu?");
        }
        return address.filter(written -> isAddress(block, written)).map(url -> new Webhook(style, url, secret));
    }

    private Mail mail(YamlMapping block) {
        Mail.Tls tls = block.optionalChoice("tls", Mail.Tls.class).orElse(Mail.Tls.TLS);
        Optional<String> user = block.optionalText("user");
        Optional<Confidential> password = new ConfidentialReader(block, environment).optional("password", false);
        if (user.isPresent() != password.isPresent() && !passwordIsWrong(block, password)) {
            block.file()
                    .mistake(
                            block.place(),
                            "'user' and its password go together; add " + (user.isPresent() ? "password-file" : "user")
                                    + ", or leave both out.");
        }
        if (password.isPresent() && tls == Mail.Tls.NONE) {
            block.mistake(
                    "tls", "a password must not go over a connection that anybody may read; use starttls or tls.");
        }
        List<String> to = block.texts("to");
        if (to.isEmpty()) {
            block.mistake("to", "'to' must name at least one address.");
        }
        to.forEach(one -> checkMailbox(block, "to", one));
        String from = block.text("from");
        if (block.has("from")) {
            checkMailbox(block, "from", from);
        }
        return new Mail(
                block.text("host", HOST, "the name or address of a mail server"),
                block.optionalInteger("port", 1, 65_535).orElse(usualPort(tls)),
                tls,
                user,
                password,
                from,
                to,
                block.optionalFlag("attach-report").orElse(true),
                size(block));
    }

    // A password that is there but cannot be read has been told already.
    private static boolean passwordIsWrong(YamlMapping block, Optional<Confidential> password) {
        return password.isEmpty() && (block.has("password-file") || block.has("password-env"));
    }

    private static int usualPort(Mail.Tls tls) {
        return switch (tls) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    private static long size(YamlMapping block) {
        return block.optionalText("attachment-limit")
                .map(text -> Sizes.bytes(text).orElseGet(() -> {
                    block.mistake(
                            "attachment-limit",
                            "'attachment-limit' must be a number of KB, MB or GB, such as 10MB, not '" + text + "'.");
                    return 0L;
                }))
                .orElse(10_000_000L);
    }

    private static void checkMailbox(YamlMapping block, String key, String written) {
        if (!MAILBOX.matcher(written).matches()) {
            block.mistake(key, "'" + key + "' must be an address such as qa@example.org, not '" + written + "'.");
        }
    }

    private static boolean isWeb(YamlMapping block, String key, String written) {
        if (!web(written)) {
            block.mistake(key, "'" + key + "' must begin with http:// or https:// and name a host.");
            return false;
        }
        return true;
    }

    private static boolean isAddress(YamlMapping block, Confidential written) {
        if (!web(written.value())) {
            String key = block.has("url") ? "url" : block.has("url-file") ? "url-file" : "url-env";
            block.mistake(key, "'" + key + "' must hold an address that begins with http:// or https://.");
            return false;
        }
        return true;
    }

    private static boolean web(String written) {
        try {
            URI uri = URI.create(written);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
