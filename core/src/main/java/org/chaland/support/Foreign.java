package org.chaland.support;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks code of other modules. What it throws stays with the block that asked. */
final class Foreign {

    private static final Logger LOG = LoggerFactory.getLogger(Foreign.class);

    private Foreign() {}

    /**
     * What that part answers, or empty if it fails or answers null. Beside exceptions, checked ones of other languages too, it
     * is what a module that is badly installed, or that calls itself in a circle, throws; a machine that is out of memory is
     * nobody's block.
     */
    static <T> Optional<T> ask(String part, Supplier<T> question) {
        try {
            return Optional.of(Objects.requireNonNull(question.get()));
        } catch (Exception | LinkageError | StackOverflowError failure) {
            // Only the kind of failure: the message of a foreign exception may carry personal data (I10).
            LOG.warn(
                    "The support area is shown without {}: {}",
                    part,
                    failure.getClass().getName());
            return Optional.empty();
        }
    }
}
