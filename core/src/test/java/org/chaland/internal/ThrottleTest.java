package org.chaland.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.spi.Limit;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Secret SECRET = new Secret("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    private final List<String> keys = new ArrayList<>();
    private final Throttle throttle = new Throttle((limit, key) -> keys.add(key), SECRET);

    @Test
    void keysShowNothingOfWhatTheyStandFor() {
        throttle.allows(Limit.PASSWORD_BY_NAME, "ada@example.org");
        throttle.allows(Limit.PASSWORD_BY_NAME, "");

        assertThat(keys).allSatisfy(key -> assertThat(key).matches("[A-Za-z0-9_-]{43}"));
        assertThat(keys).doesNotContain(Digests.sha256Hex("ada@example.org")).doesNotHaveDuplicates();
    }

    @Test
    void oneThingHasOneKeyUnderOneLimitAndOneSecret() {
        throttle.allows(Limit.PASSWORD_BY_NAME, "ada");
        throttle.allows(Limit.PASSWORD_BY_NAME, "ada");
        assertThat(keys).hasSize(2).containsOnly(keys.get(0));

        throttle.allows(Limit.PASSWORD_BY_CLIENT, "ada");
        new Throttle((limit, key) -> keys.add(key), new Secret(new byte[Secret.BYTES]))
                .allows(Limit.PASSWORD_BY_NAME, "ada");

        assertThat(keys.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void limiterThatFailsAllowsNothing() {
        var failing = new Throttle(
                (limit, key) -> {
                    throw new IllegalStateException("down");
                },
                SECRET);

        assertThat(failing.allows(Limit.PASSWORD_BY_NAME, "ada")).isFalse();
    }

    @Test
    void whoeverIsNotKnownIsNotLimited() {
        assertThat(new Throttle((limit, key) -> false, SECRET).allows(Limit.PASSWORD_BY_CLIENT, Optional.empty()))
                .isTrue();
        assertThat(throttle.allows(Limit.PASSWORD_BY_CLIENT, Optional.of("192.0.2.1")))
                .isTrue();
        assertThat(keys).hasSize(1);
    }
}
