package org.chaland.examples.webshop.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.examples.webshop.MovableClock;
import org.chaland.model.CustomerId;
import org.chaland.model.Handle;
import org.junit.jupiter.api.Test;

class LatestHandlesTest {

    private final MovableClock clock = new MovableClock();
    private final LatestHandles latest = new LatestHandles(clock);

    @Test
    void aSecondClickGoesOnWithTheHandleOfTheFirst() {
        submit("browser");

        assertThat(submit("browser")).contains(new Handle("second"));
    }

    @Test
    void aBrowserIsForgottenAfterAMinute() {
        submit("gone");
        submit("gone too");
        clock.advance(Duration.ofSeconds(30));
        submit("here");
        clock.advance(Duration.ofSeconds(30));
        submit("new");

        assertThat(latest.size()).isEqualTo(2);
        assertThat(submit("gone")).contains(new Handle("first"));
    }

    /** Submits with the first handle, gets the second in its place, and returns the one that was used. */
    private Optional<Handle> submit(String browser) {
        var used = new AtomicReference<Optional<Handle>>(Optional.empty());
        latest.inTurn(browser, Optional.of(new Handle("first")), handle -> {
            used.set(handle);
            return new SubmitOutcome.Saved(new Handle("second"), new CustomerId(UUID.randomUUID()), false);
        });
        return used.get();
    }
}
