package org.chaland.simulation;

import java.time.Instant;

/** Whether there is anything for workers to do: asked at each step for each of them, and seldom answered otherwise than before. */
final class Due {

    private final Stage stage;
    private long writes = -1;
    private Instant now = Instant.MIN;
    private boolean isAnything;

    Due(Stage stage) {
        this.stage = stage;
    }

    boolean isAnything() {
        if (writes != stage.known.writes() || !stage.clock.now().equals(now)) {
            writes = stage.known.writes();
            now = stage.clock.now();
            isAnything = !stage.storage.tasks().due(now, 1).isEmpty();
        }
        return isAnything;
    }
}
