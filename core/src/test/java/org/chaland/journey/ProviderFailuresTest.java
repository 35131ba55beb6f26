package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProviderUnavailableException;
import org.junit.jupiter.api.Test;

/** A learning provider that is down, whose reply is lost, or that keeps less than the shop asks. */
class ProviderFailuresTest {

    @Test // scenario 57, I4
    void aProviderThatIsDownDelaysTheAccountNotTheOrder() {
        var flaky = new FlakyProvider(3, false);
        var world = flaky.world();
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        var waiting = world.task(customer, Task.Kind.PROVISION).orElseThrow();
        assertThat(waiting.state()).isEqualTo(Task.State.OPEN);
        assertThat(waiting.reason()).contains("provider-unavailable");
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofHours(1));
            world.upkeep();
        }
        assertThat(world.customer(customer).linkAt(World.LMS)).isPresent();
        assertThat(flaky.lms.accounts()).hasSize(1);
    }

    @Test // faults C3
    void aLostReplyLeadsToTheSameAccount() {
        var flaky = new FlakyProvider(1, true);
        var world = flaky.world();
        var customer = world.guestBuys(ADA, "order-1");
        world.upkeep();

        assertThat(flaky.lms.accounts()).hasSize(1);
        assertThat(world.customer(customer).linkAt(World.LMS).map(Link::account))
                .contains(flaky.lms.accounts().get(0));
    }

    @Test // faults C13
    void whatTheProviderCannotKeepIsToldAtTheContactStep() {
        var narrow = InMemoryIdentityProvider.builder(World.LMS)
                .fieldLimits(Map.of(Field.CITY, 5))
                .build();
        var world = new World(StorageUnderTest.fresh(), List.of(narrow));
        var base = world.open(ANONYMOUS, Optional.empty());

        assertThat(base.field(Field.CITY).orElseThrow().maxLength()).isEqualTo(5);
        assertThat(world.submit(ANONYMOUS, Optional.empty(), with(ADA, Field.CITY, "Vienna"), base.base()))
                .is(showAgain(Why.INVALID));
    }

    /** Fails so often, before or after creating the account. */
    private static final class FlakyProvider implements AccountProvisioning {

        private final InMemoryIdentityProvider lms =
                InMemoryIdentityProvider.builder(World.LMS).build();
        private final boolean lateReply;
        private int failures;

        FlakyProvider(int failures, boolean lateReply) {
            this.failures = failures;
            this.lateReply = lateReply;
        }

        World world() {
            return new World(StorageUnderTest.fresh(), List.of(this));
        }

        @Override
        public String issuer() {
            return World.LMS;
        }

        @Override
        public Optional<Account> find(AccountKey key) {
            return lms.find(key);
        }

        @Override
        public Account create(AccountKey key, Contact contact) {
            if (failures-- > 0) {
                if (lateReply) {
                    lms.create(key, contact);
                }
                throw new ProviderUnavailableException("no answer");
            }
            return lms.create(key, contact);
        }
    }
}
