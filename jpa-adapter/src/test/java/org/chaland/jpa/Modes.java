package org.chaland.jpa;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** The two ways in which the storage meets a transaction. */
final class Modes {

    private Modes() {}

    static Stream<Arguments> of(TestDatabase database, PlainHost host) {
        return Stream.of(
                Arguments.of(Named.of("resource-local", database.storage())),
                Arguments.of(Named.of("joining", host.storage())));
    }
}
