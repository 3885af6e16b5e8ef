package org.posrig.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.fault.ToType;
import org.posrig.timeline.WholeFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Puts values into a YAML file where others stand, and leaves every other character of it alone: comments, blanks, order, quotes. */
public final class YamlEdit {

    private final Path path;
    private String content;

    private YamlEdit(Path path, String content) {
        this.path = path;
        this.content = content;
    }

    /** @throws BadInput when the file cannot be read */
    public static YamlEdit of(Path path) {
        try {
            return new YamlEdit(path, Files.readString(path));
        } catch (IOException e) {
            throw new BadInput(path + ": the file cannot be read (" + e.getMessage() + "); check its permissions.");
        }
    }

    /**
     * Replaces one plain value.
     *
     * @param keys the way to it from the root, mapping by mapping
     * @param value needs no quotes in YAML, such as {@code 30ms}
     * @throws BadInput when there is no such value, or it is not a plain one that stands there itself
     */
    public YamlEdit set(List<String> keys, String value) {
        ScalarNode scalar = scalar(keys)
                .orElseThrow(() -> new BadInput(path + ": there is no value '" + String.join(".", keys)
                        + "' to be replaced; write it by hand: " + value + "."));
        int from = content.offsetByCodePoints(0, scalar.getStartMark().getIndex());
        int to = content.offsetByCodePoints(0, scalar.getEndMark().getIndex());
        if (!content.substring(from, to).contains(scalar.getValue())) {
            throw new BadInput(path + ":" + (scalar.getStartMark().getLine() + 1) + ":"
                    + (scalar.getStartMark().getColumn() + 1) + ": '" + String.join(".", keys)
                    + "' is written in a way that cannot be replaced; write it by hand: " + value + ".");
        }
        content = content.substring(0, from) + value + content.substring(to);
        return this;
    }

    public String content() {
        return content;
    }

    /**
     * Finds out whether {@link #write()} can be done, for what takes long before it comes to that.
     *
     * @throws BadInput when it cannot
     */
    public void requireWritable() {
        try {
            WholeFile.requireWritable(path);
        } catch (IOException e) {
            String user = System.getProperty("user.name");
            throw new BadInput(path + ": the user " + user + " cannot write this file, which is made anew in its folder"
                    + "; copy it to a folder of " + user + "'s, name the copy in the bench file and try again.");
        }
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws BadInput when it cannot be written
     */
    public void write() {
        try {
            WholeFile.write(path, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BadInput(path + ": the file cannot be written (" + e.getMessage() + "); check its permissions.");
        }
    }

    private Optional<ScalarNode> scalar(List<String> keys) {
        Node node;
        try {
            node = new Yaml(new LoaderOptions()).compose(new StringReader(content));
        } catch (YAMLException e) {
            throw new BadInput(
                    path + ": the YAML cannot be read; '" + ToType.posrig("profile check") + "' tells where.");
        }
        Optional<Node> here = Optional.ofNullable(node);
        for (String key : keys) {
            here = here.filter(MappingNode.class::isInstance)
                    .map(MappingNode.class::cast)
                    .flatMap(mapping -> mapping.getValue().stream()
                            .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode written
                                    && written.getValue().equals(key))
                            .map(tuple -> tuple.getValueNode())
                            .findFirst());
        }
        return here.filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    }
}
