package org.chaland.jpa.race;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What several want at the same moment, and what has to hold whoever was first.
 *
 * @param <T> what each is answered
 */
interface Race<T> {

    /** Makes what they want, anew for each round. */
    void prepare();

    /** What one of them does. */
    T step(int number);

    /**
     * Looks at what came of it.
     *
     * @param answers of each in order; empty for whose transaction was given up again and again, so that nothing of theirs is kept
     * @throws AssertionError if something was doubled or lost
     */
    void check(List<Optional<T>> answers);

    /** Which of them was answered so; there is exactly one. */
    static <T> int onlyOne(List<Optional<T>> answers, Predicate<T> answered) {
        var matching = answers.stream()
                .map(answer -> answer.filter(answered).isPresent())
                .toList();
        if (Collections.frequency(matching, true) != 1) {
            throw new AssertionError("There is not exactly one winner: " + answers);
        }
        return matching.indexOf(true);
    }
}
