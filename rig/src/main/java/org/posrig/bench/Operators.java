package org.posrig.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Value;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** The operators of the test terminals, each with a number and with passwords by name. */
public record Operators(Map<String, Operator> byName) {

    /** The password every operator has when a scenario starts. */
    public static final String DELIVERED = "delivered";

    private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");

    /**
     * @param role the operator's name in features
     * @param chinese the same in Chinese features
     * @param number what is typed at the login
     * @param present whether a terminal leaves its maker with this operator; others are added by the supervisor
     * @param passwords digits by name
     */
    public record Operator(String role, String chinese, String number, boolean present, Map<String, String> passwords) {

        public Operator {
            passwords = Map.copyOf(passwords);
        }

        /** @throws RigFault when there is no password of that name */
        public Value password(String name) {
            return Optional.ofNullable(passwords.get(name))
                    .map(Value::secret)
                    .orElseThrow(() -> new RigFault(
                            RigFault.Cause.FIXTURE,
                            "The " + role + " has no password called '" + name + "'.",
                            "There are " + String.join(", ", new TreeSet<>(passwords.keySet()))
                                    + "; add it to the operators' file."));
        }

        /** Never shows the passwords. */
        @Override
        public String toString() {
            return role + " " + number;
        }
    }

    public Operators {
        byName = Map.copyOf(byName);
    }

    /** @throws org.posrig.fault.BadInput with every mistake of the file */
    public static Operators read(Path file) {
        return YamlFile.read(file, Operators::operators);
    }

    /** The operator of an English or Chinese name. */
    public Optional<Operator> find(String name) {
        return byName.values().stream()
                .filter(operator ->
                        operator.role().equals(name) || operator.chinese().equals(name))
                .findFirst();
    }

    /** @throws RigFault when there is none */
    public Operator operator(String name) {
        return find(name)
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.FIXTURE,
                        "There is no operator called '" + name + "'.",
                        "The operators' file has " + String.join(", ", new TreeSet<>(byName.keySet())) + "."));
    }

    Set<String> secrets() {
        return byName.values().stream()
                .flatMap(operator -> operator.passwords().values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Operators operators(YamlMapping root) {
        if (!root.optionalFlag("test").orElse(false)) {
            root.mistake("test", "only test passwords may be used; say 'test: true' if these are.");
        }
        Map<String, Operator> operators = new LinkedHashMap<>();
        YamlMapping all = root.mapping("operators");
        for (String role : all.names()) {
            YamlMapping one = all.mapping(role);
            Map<String, String> passwords = new LinkedHashMap<>();
            YamlMapping written = one.mapping("passwords");
            for (String name : written.names()) {
                if (!DIGITS.matcher(written.text(name)).matches()) {
                    written.mistake(name, "a password is 1 to 15 digits; put it in quotes.");
                }
                passwords.put(name, written.text(name));
            }
            if (!passwords.containsKey(DELIVERED)) {
                one.mistake("passwords", "'" + DELIVERED + "' is missing: the password to start from.");
            }
            operators.put(
                    role,
                    new Operator(
                            role,
                            one.optionalText("chinese").orElse(role),
                            one.text("number", Pattern.compile("\\d{2,3}"), "two or three digits in quotes"),
                            one.optionalFlag("present").orElse(true),
                            passwords));
        }
        return new Operators(operators);
    }
}
