package org.posrig.steps;

import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.java.ParameterType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posrig.yaml.Nearest;

/**
 * All steps there are, read from the annotations of the step classes, so that features can be checked and the catalogue written
 * without running anything.
 */
public final class Vocabulary {

    /** The classes that hold steps; Cucumber finds the same ones by scanning this package. */
    private static final List<Class<?>> CLASSES = List.of(
            StartSteps.class,
            CashierSteps.class,
            CardholderSteps.class,
            TerminalSteps.class,
            IssuerSteps.class,
            HostSteps.class,
            NetworkSteps.class,
            AnswerSteps.class,
            ScriptSteps.class,
            JournalSteps.class,
            OperatorSteps.class,
            CustomerServiceSteps.class,
            PlatformSteps.class,
            SupervisorSteps.class,
            PasswordSteps.class,
            LoginScreenSteps.class,
            ResetCommandSteps.class,
            DeviceSteps.class,
            BatchSteps.class,
            PaymentSteps.class,
            PaymentResultSteps.class,
            SettlementSteps.class,
            KeySteps.class,
            RigSteps.class,
            ReceiptSteps.class,
            PayerSteps.class,
            TroubleSteps.class,
            BringUpSteps.class);

    /**
     * One step in one language.
     *
     * @param text its Cucumber expression
     * @param chinese whether it belongs to the Chinese vocabulary
     * @param keyword what it is usually written with, {@code Given} or {@code 假如}
     */
    public record Step(String text, boolean chinese, Method method, Expression expression, String keyword) {

        /** How many terminals a scenario with it needs, 1 or more. */
        public int terminals() {
            return taken().map(Takes::terminals).orElse(1);
        }

        /** Whether the card it names has to lie at a terminal. */
        public boolean presentsCard() {
            return taken().map(Takes::card).orElse(false);
        }

        private Optional<Takes> taken() {
            return Optional.ofNullable(method.getAnnotation(Takes.class));
        }
    }

    /**
     * A value in a step's text.
     *
     * @param type its parameter type's name, such as {@code card}
     * @param start where it begins in the step's text, from 0
     */
    public record Word(String type, String value, int start) {}

    private final List<Step> steps;

    private Vocabulary(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    public static Vocabulary read() {
        ExpressionFactory expressions = new ExpressionFactory(parameterTypes());
        List<Step> steps = new ArrayList<>();
        for (Class<?> type : CLASSES) {
            for (Method method : type.getDeclaredMethods()) {
                for (Annotation annotation : unpacked(method.getAnnotations())) {
                    text(annotation)
                            .ifPresent(text -> steps.add(new Step(
                                    text,
                                    annotation.annotationType().getPackageName().endsWith(".zh_cn"),
                                    method,
                                    expressions.createExpression(text),
                                    annotation.annotationType().getSimpleName())));
                }
            }
        }
        return new Vocabulary(steps);
    }

    public List<Step> steps() {
        return steps;
    }

    /** All steps that a text could mean: one is right, none is undefined, several are ambiguous. */
    public List<Step> matching(String text) {
        return steps.stream()
                .filter(step -> step.expression().match(text) != null)
                .toList();
    }

    /** The values in a text that a step matches. */
    public List<Word> words(Step step, String text) {
        List<Argument<?>> arguments =
                Optional.ofNullable(step.expression().match(text)).orElse(List.of());
        return arguments.stream()
                .map(argument -> new Word(
                        Optional.ofNullable(argument.getParameterType().getName())
                                .orElse(""),
                        argument.getGroup().getValue(),
                        argument.getGroup().getStart()))
                .toList();
    }

    /**
     * What a word stands for, the same in every language: {@code RIGHT} for both {@code the right} and {@code 正确}. Cards and operators
     * are only names here; what they stand for, a bench's files say.
     */
    public String meaning(Word word) {
        return Arrays.stream(ParameterTypes.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ParameterType.class))
                .filter(method -> method.getName().equals(word.type()))
                .findFirst()
                .map(method -> meaning(method, word.value()))
                .orElse(word.value());
    }

    private static String meaning(Method type, String value) {
        try {
            return String.valueOf(type.invoke(new ParameterTypes(), value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The parameter type " + type.getName() + " cannot be used.", e);
        }
    }

    /** The existing steps nearest to a text, in the language it is written in. */
    public List<String> nearest(String text, int count) {
        boolean chinese = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        List<String> known = steps.stream()
                .filter(step -> step.chinese() == chinese)
                .map(Step::text)
                .distinct()
                .toList();
        return Nearest.ranked(text, known).stream().limit(count).toList();
    }

    private static ParameterTypeRegistry parameterTypes() {
        ParameterTypeRegistry registry = new ParameterTypeRegistry(Locale.ENGLISH);
        Arrays.stream(ParameterTypes.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ParameterType.class))
                .forEach(method -> registry.defineParameterType(new io.cucumber.cucumberexpressions.ParameterType<>(
                        method.getName(),
                        method.getAnnotation(ParameterType.class).value(),
                        String.class,
                        (String text) -> text)));
        return registry;
    }

    // Several annotations of one kind on a method come wrapped in one.
    private static List<Annotation> unpacked(Annotation[] annotations) {
        List<Annotation> all = new ArrayList<>();
        for (Annotation annotation : annotations) {
            Object value = valueOf(annotation).orElse("");
            if (value instanceof Annotation[] wrapped) {
                all.addAll(List.of(wrapped));
            } else {
                all.add(annotation);
            }
        }
        return all;
    }

    private static Optional<String> text(Annotation annotation) {
        String home = annotation.annotationType().getPackageName();
        return home.equals("io.cucumber.java.en") || home.equals("io.cucumber.java.zh_cn")
                ? valueOf(annotation).filter(String.class::isInstance).map(String.class::cast)
                : Optional.empty();
    }

    private static Optional<Object> valueOf(Annotation annotation) {
        try {
            return Optional.of(annotation.annotationType().getMethod("value").invoke(annotation));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
