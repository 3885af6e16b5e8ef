package org.posrig;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, as the design's table of rooms has them. */
final class ArchitectureTest {

    private static final String RIG = "org.posrig.";
    private static final String STAND_IN = "org.posrig.standin..";
    /** A record of values for each thing that can happen, and nothing that is done with it: it grows with what there is to tell. */
    private static final Set<String> CATALOGUES = Set.of("Happening.java");

    private static final int LONGEST = 250;

    /** The 'may use' column; every room may also use {@code fault} and {@code yaml}. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("fault", Set.of()),
            Map.entry("yaml", Set.of()),
            Map.entry("timeline", Set.of()),
            Map.entry("serial", Set.of("timeline")),
            Map.entry("terminal", Set.of("timeline")),
            Map.entry("relay", Set.of("terminal", "serial", "timeline")),
            Map.entry("display", Set.of("terminal", "serial", "timeline")),
            Map.entry("host", Set.of("timeline")),
            Map.entry("bench", Set.of("timeline", "serial", "terminal", "relay", "display", "host", "standin")),
            Map.entry("evidence", Set.of("timeline")),
            Map.entry("steps", Set.of("terminal", "host", "bench", "evidence")),
            Map.entry("run", Set.of("bench", "evidence")),
            Map.entry(
                    "cli",
                    Set.of(
                            "timeline",
                            "serial",
                            "terminal",
                            "relay",
                            "display",
                            "host",
                            "bench",
                            "evidence",
                            "steps",
                            "run")));

    /**
     * Where the code goes beyond the table. Each is a class that may use a room the table does not give it, with the reason; a new
     * one fails, and one that is no longer needed fails too.
     */
    private static final Map<String, String> BEYOND_THE_TABLE = Map.ofEntries(
            Map.entry("run.FeatureRun > steps", "reads the vocabulary for the check before the run"),
            Map.entry("run.FeatureRun > timeline", "opens the run's timeline and keeps it on disk"),
            Map.entry("run.BenchStatus > relay", "tells which relays have closed most"),
            Map.entry("run.NightLog > timeline", "tells the journal which scenarios have ended, without secrets"),
            Map.entry("run.Blame > steps", "tells a host mismatch from a terminal's defect"),
            Map.entry("run.outcome.RunFile > timeline", "keeps its lines on disk in the timeline's way"),
            Map.entry("run.outcome.RunLog > timeline", "takes what became of scenarios from the timeline"),
            Map.entry("run.CucumberMessages > timeline", "writes its file whole or not at all, in the timeline's way"),
            Map.entry("run.nightly.NightBook > timeline", "writes its file whole or not at all, in the timeline's way"),
            Map.entry("run.outcome.JUnitXml > timeline", "writes its file whole or not at all, in the timeline's way"),
            Map.entry("run.outcome.NightMark > timeline", "writes its file whole or not at all, in the timeline's way"),
            Map.entry("run.outcome.RunTime > timeline", "knows how long a run took from its timelines"),
            Map.entry(
                    "run.outcome.Interruptions > timeline",
                    "keeps its lines on disk in the timeline's way, and counts its parts"),
            Map.entry("run.Lint > host", "knows a card by either of its names"),
            Map.entry("run.Lint > steps", "checks every step of a feature against the vocabulary"),
            Map.entry("run.Preflight > host", "checks the names of cards against the card file"),
            Map.entry("run.Preflight > steps", "checks every step of a feature against the vocabulary"),
            Map.entry("run.Progress > timeline", "takes secrets out of what it prints"),
            Map.entry("run.RunPlan > host", "knows a card by either of its names"),
            Map.entry("run.RunPlan > steps", "asks the vocabulary what each step takes of the bench"),
            Map.entry("run.ScenarioEvents > timeline", "tells where scenarios and steps begin and end"),
            Map.entry("run.KeptTraces > timeline", "reads the events of a run that is over"),
            Map.entry("run.Traces > timeline", "gathers each scenario's events for its trace"),
            Map.entry("run.Twins > steps", "compares steps by the methods they mean"),
            Map.entry("run.TimeShares > timeline", "reckons what the run's time was made of from its events"),
            Map.entry("run.UnusedSteps > steps", "lists the steps that no feature uses"),
            Map.entry("run.notify.MessageItem > timeline", "masks card numbers in what goes out of the house"),
            Map.entry("run.mutants.Findings > timeline", "keeps its lines on disk in the timeline's way"),
            Map.entry("run.soak.Judgement > timeline", "holds what a run's timeline tells against its run.json"),
            Map.entry("yaml.YamlEdit > timeline", "writes its file whole or not at all, in the timeline's way"));

    private static final JavaClasses RIG_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.posrig");

    private static final List<JavaClass> CLASSES = RIG_CLASSES.stream()
            .filter(type -> !type.getPackageName().startsWith("org.posrig.standin"))
            .toList();

    @Test
    void every_room_of_the_rig_is_in_the_table() {
        Set<String> rooms = CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_USE.keySet()).containsAll(rooms);
    }

    @Test
    void rooms_use_only_what_the_table_says() {
        Set<String> beyond = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("org.posrig") && !allowed(room(type), room(target))) {
                    beyond.add(outermost(type) + " > " + room(target));
                }
            }
        }
        assertThat(beyond).containsExactlyInAnyOrderElementsOf(BEYOND_THE_TABLE.keySet());
    }

    @TestFactory
    Stream<DynamicTest> each_library_stays_in_its_rooms() {
        return Map.ofEntries(
                        Map.entry("com.pi4j..", Set.of("relay")),
                        Map.entry("com.fazecast..", Set.of("serial")),
                        Map.entry("org.jpos..", Set.of("host")),
                        Map.entry("io.cucumber..", Set.of("steps", "run")),
                        Map.entry("io.qameta..", Set.of("evidence", "run")),
                        Map.entry("org.junit.platform..", Set.of("run")),
                        Map.entry("org.opentest4j..", Set.of("steps", "run")),
                        Map.entry("picocli..", Set.of("cli")),
                        Map.entry("org.yaml..", Set.of("yaml")),
                        Map.entry("jakarta.mail..", Set.of("run")),
                        Map.entry(STAND_IN, Set.of("bench")))
                .entrySet()
                .stream()
                .map(library -> DynamicTest.dynamicTest(
                        library.getKey() + " only in " + new TreeSet<>(library.getValue()),
                        () -> noClasses()
                                .that(are(outside(library.getValue())))
                                .should()
                                .dependOnClassesThat(resideInAPackage(library.getKey()))
                                .check(RIG_CLASSES)));
    }

    @Test
    void what_the_host_shows_to_others_carries_no_jpos() {
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().equals("org.posrig.host")
                    || type.getPackageName().equals("org.posrig.bench")) {
                assertThat(publicSignature(type))
                        .as(type.getName())
                        .noneMatch(name -> name.startsWith("org.jpos")
                                || name.startsWith("com.pi4j")
                                || name.startsWith("com.fazecast")
                                || name.startsWith("io.cucumber")
                                || name.startsWith("io.qameta")
                                || name.startsWith("org.posrig.standin"));
            }
        }
    }

    @Test
    void the_stand_in_knows_nothing_of_the_rig() {
        noClasses()
                .that()
                .resideInAPackage(STAND_IN)
                .should()
                .dependOnClassesThat(are(outsideOfTheStandIn()))
                .check(RIG_CLASSES);
    }

    @Test
    void nobody_sleeps() {
        noClasses()
                .that(are(rig()))
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .check(RIG_CLASSES);
    }

    @Test
    void no_static_field_changes() {
        fields().that()
                .areDeclaredInClassesThat(are(rig()))
                .and()
                .areStatic()
                .should()
                .beFinal()
                .check(RIG_CLASSES);
    }

    // BenchOfRun is the documented exception: Cucumber makes step objects by itself and hands them nothing. The other
    // is a
    // private table of numbers that nobody writes.
    @Test
    void no_static_field_holds_anything_that_changes() throws IllegalAccessException {
        List<String> mutable = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            for (Field field : declared(type)) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    if (changes(field.get(null))) {
                        mutable.add(outermost(type) + "." + field.getName());
                    }
                }
            }
        }
        assertThat(mutable).containsExactlyInAnyOrder("bench.BenchOfRun.BENCH", "evidence.CharacterWidth.WIDE");
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() {
        Set<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void classes_are_final_or_of_a_kind_that_nobody_extends() {
        classes()
                .that(are(rig()))
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and(are(notPackageInfo()))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(RIG_CLASSES);
    }

    @Test
    void no_class_grows_beyond_250_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Golden.home().resolve("rig/src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                long lines = Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                        .count();
                if (lines > LONGEST && !CATALOGUES.contains(file.getFileName().toString())) {
                    tooLong.add(file.getFileName() + ": " + lines);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static boolean allowed(String from, String to) {
        return from.equals(to)
                || to.equals("fault") && !from.equals("timeline")
                || to.equals("yaml") && !from.equals("fault") && !from.equals("timeline")
                || MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    private static String room(JavaClass type) {
        String below = type.getPackageName()
                .substring(Math.min(RIG.length(), type.getPackageName().length()));
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(RIG.length());
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static List<String> publicSignature(JavaClass type) {
        if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
            return List.of();
        }
        Stream<JavaClass> methods = type.getCodeUnits().stream()
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(unit ->
                        Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType())));
        Stream<JavaClass> fields = type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .map(field -> field.getRawType());
        return Stream.of(methods, fields, type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                .flatMap(part -> part)
                .map(part -> part.getBaseComponentType().getName())
                .toList();
    }

    private static List<Field> declared(JavaClass type) {
        try {
            return List.of(Class.forName(type.getName(), false, ArchitectureTest.class.getClassLoader())
                    .getDeclaredFields());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean changes(Object value) {
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            String kind = value.getClass().getName();
            return !kind.startsWith("java.util.ImmutableCollections") && !kind.contains("Unmodifiable");
        }
        return value != null && value.getClass().isArray() && Array.getLength(value) > 0
                || value instanceof ThreadLocal<?>
                || value instanceof AtomicReference<?>
                || value instanceof AtomicInteger
                || value instanceof AtomicLong
                || value instanceof AtomicBoolean
                || value instanceof StringBuilder;
    }

    private static DescribedPredicate<JavaClass> rig() {
        return resideInAPackage("org.posrig..").and(DescribedPredicate.not(resideInAPackage(STAND_IN)));
    }

    private static DescribedPredicate<JavaClass> outsideOfTheStandIn() {
        return rig();
    }

    private static DescribedPredicate<JavaClass> outside(Set<String> rooms) {
        String[] packages = rooms.stream().map(room -> RIG + room + "..").toArray(String[]::new);
        return rig().and(DescribedPredicate.not(resideInAnyPackage(packages)));
    }

    private static DescribedPredicate<JavaClass> notPackageInfo() {
        return describe("no package-info", type -> !type.getSimpleName().equals("package-info"));
    }
}
