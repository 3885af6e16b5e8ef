package org.posrig.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Waits for the person at the keyboard. */
final class Pause {

    private Pause() {}

    /** Until Enter is pressed, or standard input ends. */
    static void untilEnter(String sentence) {
        System.out.println(sentence);
        try {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            // Nobody there: as good as Enter.
        }
    }
}
