package org.chaland.upkeep;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.chaland.internal.ClaimSecrets;
import org.chaland.internal.Identifiers;
import org.chaland.internal.Parts;
import org.chaland.internal.Providers;
import org.chaland.internal.Secret;
import org.chaland.internal.Throttle;
import org.chaland.memory.InMemoryRateLimiter;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A kind of task that nothing handles is found when Chaland is built, and not in each run. */
class UpkeepHandlersTest {

    private static final Secret SECRET = new Secret(new byte[Secret.BYTES]);

    @ParameterizedTest
    @EnumSource(Task.Kind.class)
    void aKindWithoutAHandlerIsRefused(Task.Kind missing) {
        Map<Task.Kind, TaskHandler> handlers = new EnumMap<>(Task.Kind.class);
        for (var kind : Task.Kind.values()) {
            handlers.put(kind, task -> TaskResult::done);
        }
        handlers.remove(missing);

        assertThatThrownBy(() -> new Upkeep(parts(), handlers, List.of(), Optional.empty(), task -> Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[" + missing + "]")
                .hasMessageContaining("give a handler");
    }

    private static Parts parts() {
        var clock = Clock.systemUTC();
        return new Parts(
                new InMemoryStorage(),
                shop -> Optional.empty(),
                new Providers(List.of()),
                new Identifiers(clock, new Random(1)),
                clock,
                new Throttle(new InMemoryRateLimiter(clock), SECRET),
                new ClaimSecrets(SECRET));
    }
}
