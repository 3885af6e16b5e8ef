package org.posrig.evidence;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The result that Allure keeps of the scenario running on this thread: evidence goes onto the scenario itself, not onto the hook that
 * happens to bring it. Does nothing where no report is being written.
 */
public final class AllureScenario {

    private final AllureLifecycle lifecycle = Allure.getLifecycle();
    private final Optional<String> id;

    private AllureScenario(Optional<String> id) {
        this.id = id;
    }

    /** The scenario whose step runs on this thread; to be asked inside a step, because a hook has a result of its own. */
    public static AllureScenario ofThisStep() {
        return new AllureScenario(Allure.getLifecycle().getCurrentTestCase());
    }

    /** Writes the attachments to disk and hangs them on the scenario. */
    public void attach(List<Attachment> attachments) {
        if (id.isEmpty()) {
            return;
        }
        for (Attachment attachment : attachments) {
            String source = source(attachment.fileExtension());
            lifecycle.writeAttachment(source, new ByteArrayInputStream(attachment.content()));
            hang(attachment.name(), attachment.mediaType(), source);
        }
    }

    /**
     * Hangs an attachment on the scenario that is written later.
     *
     * @return the file among the results that must be written; empty where no report is being written
     */
    public Optional<Path> promise(String name, String mediaType, String fileExtension) {
        return id.map(known -> {
            String source = source(fileExtension);
            hang(name, mediaType, source);
            return Path.of(source);
        });
    }

    private static String source(String fileExtension) {
        return UUID.randomUUID() + "-attachment." + fileExtension;
    }

    private void hang(String name, String mediaType, String source) {
        update(result -> {
            List<io.qameta.allure.model.Attachment> kept = new ArrayList<>(result.getAttachments());
            kept.add(new io.qameta.allure.model.Attachment()
                    .setName(name)
                    .setSource(source)
                    .setType(mediaType));
            result.setAttachments(kept);
        });
    }

    private void update(Consumer<TestResult> change) {
        id.ifPresent(known -> lifecycle.updateTestCase(known, change));
    }
}
