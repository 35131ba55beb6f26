package org.chaland.jpa.crash;

import java.util.ArrayList;
import java.util.List;

/** What is not as it should be. */
final class Findings {

    private final List<String> found = new ArrayList<>();

    Findings expect(boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
        return this;
    }

    List<String> toList() {
        return List.copyOf(found);
    }
}
