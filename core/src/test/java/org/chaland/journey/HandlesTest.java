package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.NOTHING;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a handle dies, what replaces it, and to whom it answers. */
class HandlesTest extends MeddledJourney {

    @Test
    void aHandleThatDiesWhileTheFormIsSavedIsReplaced() {
        var handle = world.signIns
                .arrived(world.signIns.begun(Optional.empty(), NOTHING).handle(), ada)
                .handle();
        storage.after("CustomerStore.insert", () -> rotate(handle));

        var next = world.saved(world.submit(asAda, Optional.of(handle), ADA, ""));

        assertThat(world.isExpired(asAda, handle)).isTrue();
        assertThat(world.isExpired(asAda, next)).isFalse();
    }
}
