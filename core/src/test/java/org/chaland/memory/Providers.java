package org.chaland.memory;

import java.util.Map;
import java.util.Random;
import org.chaland.model.Field;

/** Providers for tests: the same codes at every run. */
final class Providers {

    static final String ISSUER = "https://memory.example";
    static final String COURSE = "welding";
    static final String FEDERATED = "https://school.example";

    private Providers() {}

    static InMemoryIdentityProvider empty() {
        return InMemoryIdentityProvider.builder(ISSUER)
                .federated(FEDERATED)
                .courses(COURSE, "other-" + COURSE)
                .random(new Random(1))
                .build();
    }

    static InMemoryIdentityProvider withLimits() {
        return InMemoryIdentityProvider.builder(ISSUER)
                .fieldLimits(Map.of(Field.GIVEN_NAME, 100, Field.FAMILY_NAME, 100))
                .federated(FEDERATED)
                .courses(COURSE, "other-" + COURSE)
                .random(new Random(1))
                .build();
    }
}
