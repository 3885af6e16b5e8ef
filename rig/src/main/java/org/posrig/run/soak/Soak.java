package org.posrig.run.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.posrig.bench.TemporaryFolder;
import org.posrig.fault.RigFault;

/**
 * The soak: runs, several at a time, each told in a line as it ends. Runs that follow each other at one place share the state of their bench,
 * as nights on a real bench do, so that what one leaves behind meets the next; only a terminal that was tampered with is replaced by a new one.
 */
public final class Soak {

    private static final int TERMINALS = 2;

    private final SoakRequest request;
    private final PrintStream out;

    public Soak(SoakRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
    }

    /** @throws RigFault when nothing can be kept on the disk */
    public SoakSummary execute() {
        long start = System.nanoTime();
        List<Judgement> judged = new ArrayList<>();
        try (TemporaryFolder temporary = TemporaryFolder.make();
                ExecutorService places = Executors.newFixedThreadPool(request.parallel())) {
            Files.createDirectories(request.folder());
            BlockingQueue<SoakedRun.Slot> slots = new LinkedBlockingQueue<>();
            for (int i = 1; i <= request.parallel(); i++) {
                slots.add(new SoakedRun.Slot(
                        i,
                        temporary.path().resolve("state-" + i),
                        temporary.path().resolve(Integer.toString(i))));
            }
            List<Future<Judgement>> runs = IntStream.rangeClosed(1, request.runs())
                    .filter(number -> request.only().isEmpty() || request.only().getAsInt() == number)
                    .mapToObj(number -> places.submit(() -> run(number, slots)))
                    .toList();
            for (Future<Judgement> run : runs) {
                judged.add(run.get());
            }
        } catch (IOException e) {
            throw unkept(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? unkept(cause)
                    : e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigFault(RigFault.Cause.HOST, "The soak was interrupted.", "Begin it again.", e);
        }
        return new SoakSummary(request.seed(), request.parallel(), Duration.ofNanos(System.nanoTime() - start), judged);
    }

    private Judgement run(int number, BlockingQueue<SoakedRun.Slot> slots) throws IOException, InterruptedException {
        SoakedRun.Slot slot = slots.take();
        try {
            FaultPlan plan = FaultPlan.of(request.seed(), number, request.faults(), TERMINALS);
            FileUtils.deleteDirectory(
                    request.folder().resolve("run-%04d".formatted(number)).toFile());
            Ended ended = new SoakedRun(request, plan, number, slot).execute();
            Judgement judgement = Judgement.of(ended);
            synchronized (out) {
                out.println(SoakSummary.told(judgement));
                out.flush();
            }
            if (judgement.findings().none()) {
                FileUtils.deleteDirectory(ended.folder().toFile());
            }
            if (plan.fault() == Fault.TAMPERED) {
                FileUtils.deleteDirectory(slot.state().toFile());
            }
            return judgement;
        } finally {
            slots.add(slot);
        }
    }

    private RigFault unkept(IOException e) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The soak cannot be kept in " + request.folder() + " (" + e.getMessage() + ").",
                "See to the disk and its permissions.",
                e);
    }
}
