package org.chaland.spi.contract;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a log would show of a failure. */
final class Messages {

    private Messages() {}

    static String of(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"));
    }
}
