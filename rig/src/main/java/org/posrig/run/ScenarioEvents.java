package org.posrig.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.nio.file.Path;
import java.util.Optional;
import org.posrig.bench.BenchOfRun;
import org.posrig.bench.StepTeller;
import org.posrig.run.outcome.Place;
import org.posrig.timeline.Happening;

/** A Cucumber plugin that puts the beginning and the end of scenarios and their steps on the bench's timeline. */
public final class ScenarioEvents implements ConcurrentEventListener {

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class, this::started);
        publisher.registerHandlerFor(TestStepStarted.class, this::step);
        publisher.registerHandlerFor(TestStepFinished.class, this::stepEnded);
        publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
    }

    private void started(TestCaseStarted event) {
        TestCase scenario = event.getTestCase();
        teller().tell(new Happening.ScenarioStarted(scenario.getName(), place(scenario), scenario.getTags()));
    }

    private void step(TestStepStarted event) {
        if (event.getTestStep() instanceof PickleStepTestStep step) {
            teller().tell(new Happening.StepStarted(
                    step.getStep().getKeyword() + step.getStep().getText()));
        }
    }

    private void stepEnded(TestStepFinished event) {
        if (event.getTestStep() instanceof PickleStepTestStep) {
            Optional<Throwable> error = Optional.ofNullable(event.getResult().getError());
            teller().stepEnded(Verdict.of(event.getResult().getStatus(), error).word(), error);
        }
    }

    private void finished(TestCaseFinished event) {
        Optional<Throwable> error = Optional.ofNullable(event.getResult().getError());
        Verdict verdict = Verdict.of(event.getResult().getStatus(), error);
        teller().tell(new Happening.ScenarioEnded(
                event.getTestCase().getName(),
                place(event.getTestCase()),
                verdict.word(),
                Blame.of(verdict, error),
                error.map(Blame::message).orElse("")));
        teller().scenarioEnded();
    }

    private static String place(TestCase scenario) {
        return new Place(
                        Path.of(scenario.getUri()),
                        scenario.getLocation().getLine(),
                        BenchOfRun.get().model())
                .toString();
    }

    private static StepTeller teller() {
        return BenchOfRun.get().bench().stepTeller();
    }
}
