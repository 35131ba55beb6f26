package org.chaland.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened, step by step, by ids only. */
final class Trace {

    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return lines;
    }
}
