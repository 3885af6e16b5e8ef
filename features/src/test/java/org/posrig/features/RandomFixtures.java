package org.posrig.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A bench whose card numbers, PINs, passwords and keys are all random, so that finding one anywhere is no coincidence. */
final class RandomFixtures {

    private static final List<String> CARDS = List.of("everyday debit", "second debit", "gold credit", "low balance");
    private static final List<String> TERMINALS = List.of("20260001", "20260002");

    private final Random random;
    private final Path folder;
    private final List<Secret> secrets = new ArrayList<>();
    private final List<Secret> shortSecrets = new ArrayList<>();

    RandomFixtures(long seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
    }

    /** Writes all files and gives the bench's. */
    Path write() throws IOException {
        Files.createDirectories(folder);
        Path fixtures = PosrigCommand.home().resolve("fixtures");
        Files.copy(fixtures.resolve("cards/test-prefixes.yaml"), folder.resolve("test-prefixes.yaml"));
        Path cards = Files.writeString(folder.resolve("cards.yaml"), cards());
        Path operators = Files.writeString(folder.resolve("operators.yaml"), operators());
        Path keys = Files.writeString(folder.resolve("keys.yaml"), keys());
        return BenchText.shipped()
                .withFixture("cards/test-cards.yaml", cards)
                .withFixture("operators/delivered.yaml", operators)
                .withFixture("keys/host-keys.yaml", keys)
                .withFixture("keys/stand-in-keys.yaml", keys)
                .writtenTo(folder);
    }

    /** What stands nowhere by chance. */
    List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** Six digits: one run in thirty has some of them by chance, in a chip application's name for one. */
    List<Secret> shortSecrets() {
        return List.copyOf(shortSecrets);
    }

    private String cards() {
        StringBuilder text = new StringBuilder("cards:\n");
        for (String name : CARDS) {
            String pan = withCheckDigit("621234" + digits(12));
            String pin = digits(12);
            text.append(String.format(
                    Locale.ROOT,
                    "  - {name: %s, pan: \"%s\", expiry: \"3012\", sequence: \"001\", service-code: \"220\","
                            + " pin: \"%s\", balance: 8000.00, interfaces: [chip, stripe, contactless]}%n",
                    name,
                    pan,
                    pin));
            secrets.add(Secret.digits("the number of the card " + name, pan));
            secrets.add(Secret.digits("the PIN of the card " + name, pin));
            secrets.add(Secret.pinBlock("the PIN block of the card " + name, pin, pan));
            // What a cardholder enters as a wrong PIN betrays the right one.
            String wrong = pin.chars()
                    .mapToObj(digit -> String.valueOf((digit - '0' + 1) % 10))
                    .reduce("", String::concat);
            secrets.add(Secret.digits("a wrong PIN of the card " + name, wrong));
            secrets.add(Secret.pinBlock("the PIN block of a wrong PIN of the card " + name, wrong, pan));
        }
        return text.toString();
    }

    private String operators() {
        return "test: true\noperators:\n"
                + operator("cashier", "01", 4)
                + operator("second cashier", "02", 4)
                + operator("supervisor", "00", 6)
                + operator("administrator", "99", 8);
    }

    private String operator(String role, String number, int length) {
        StringBuilder text = new StringBuilder("  " + role + ":\n    number: \"" + number + "\"\n    passwords: {");
        for (String name : List.of("delivered", "new", "wrong")) {
            String password = digits(length);
            text.append(name).append(": \"").append(password).append("\", ");
            // Four digits stand in every second time and amount; where they are entered, keys are masked instead.
            if (length >= 6) {
                (length < 8 ? shortSecrets : secrets)
                        .add(new Secret(
                                "the " + name + " password of the " + role,
                                List.of(password.getBytes(StandardCharsets.US_ASCII))));
            }
        }
        return text.append("}\n").toString();
    }

    private String keys() {
        StringBuilder text = new StringBuilder("test: true\nmaster-keys:\n");
        for (String terminal : TERMINALS) {
            byte[] key = new byte[16];
            random.nextBytes(key);
            text.append(String.format(
                    "  \"%s\": \"%s\"%n",
                    terminal, HexFormat.of().withUpperCase().formatHex(key)));
            secrets.add(Secret.bytes("the master key of " + terminal, key));
            secrets.add(Secret.bytes("half the master key of " + terminal, java.util.Arrays.copyOf(key, 8)));
        }
        return text.toString();
    }

    private String digits(int count) {
        return random.ints(count, 0, 10).mapToObj(String::valueOf).reduce("", String::concat);
    }

    private static String withCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
