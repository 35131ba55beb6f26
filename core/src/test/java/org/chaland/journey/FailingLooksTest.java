package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopAccount;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.Test;

/** However many accounts and records cannot be looked at, the others are. */
class FailingLooksTest {

    /** More than are listed at once. */
    private static final int MANY_ACCOUNTS = 60;

    private static final int MANY_RECORDS = 520;

    private final Storage storage = StorageUnderTest.fresh();

    @Test
    void manyAccountsThatCannotBeLookedAtKeepNoOtherWaiting() {
        var broken = Naive.changed(storage, Map.of("AccountStore.holders", (arguments, answer) -> {
            if (((Account) arguments[0]).subject().startsWith("broken")) {
                throw new IllegalStateException("broken");
            }
            return answer;
        }));
        for (int i = 0; i < MANY_ACCOUNTS; i++) {
            insert(i, START.minusSeconds(MANY_ACCOUNTS - i), "broken-" + i);
        }
        insert(MANY_ACCOUNTS, START, "sound");
        var world = new World(broken, List.of(new MeddledProvider(LMS)));

        world.upkeep();

        var soon = START.plus(Duration.ofHours(1));
        assertThat(storage.accounts().toLookAt(Instant.EPOCH, soon, 100))
                .as("those that are to be tried again")
                .hasSize(MANY_ACCOUNTS)
                .doesNotContain(new Account(LMS, "sound"));
    }

    @Test
    void manyRecordsThatCannotBeReviewedKeepNoOtherWaiting() {
        var broken = Naive.changed(storage, Map.of("CustomerStore.lock", (arguments, answer) -> {
            if (!arguments[1].equals(id(MANY_RECORDS))) {
                throw new IllegalStateException("broken");
            }
            return answer;
        }));
        for (int i = 0; i <= MANY_RECORDS; i++) {
            storage.customers()
                    .insert(Customer.builder(SHOP, id(i), START.plusMillis(i)).build());
        }
        var world = new World(broken, List.of(new MeddledProvider(LMS)));
        world.clock.advance(Duration.ofDays(2));

        world.chaland.upkeep().run(2 * MANY_RECORDS);

        var soon = world.clock.instant().plus(Duration.ofHours(1));
        assertThat(storage.retention().toReview(soon, 2 * MANY_RECORDS))
                .as("those that are to be tried again")
                .hasSize(MANY_RECORDS)
                .noneMatch(record -> record.id().equals(id(MANY_RECORDS)));
    }

    private void insert(int number, Instant since, String subject) {
        storage.customers()
                .insert(Customer.builder(SHOP, id(number), START)
                        .links(List.of(Link.created(new Account(LMS, subject), since)))
                        .build());
        storage.accounts().insert(new ShopAccount(new Account(LMS, subject), SHOP, false, since));
    }

    private static CustomerId id(int number) {
        return new CustomerId(new UUID(7, number + 1));
    }
}
