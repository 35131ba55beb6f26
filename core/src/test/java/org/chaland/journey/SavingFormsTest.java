package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Field;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Test;

/** What a form that is sent keeps on the record, and what it leaves. */
class SavingFormsTest extends MeddledJourney {

    @Test
    void storageThatFailsHalfWayKeepsNothing() {
        storage.before("CheckoutStore.insert", () -> {
            throw new StorageException("disk full");
        });

        assertThatThrownBy(() -> world.submitAs(ada, ADA)).isInstanceOf(StorageException.class);
        assertThat(world.customerOf(ada)).isEmpty();
    }

    @Test
    void whileTheProviderIsDownTheRecordsAddressStays() {
        world.submitAs(ada, ADA);
        var base = world.open(asAda, Optional.empty()).base();
        lms.down("profile");

        var outcome = (SubmitOutcome.Saved)
                world.submit(asAda, Optional.empty(), with(ADA, Field.EMAIL, "x@y.example"), base);

        assertThat(outcome.emailKept()).isTrue();
        assertThat(world.customerOf(ada).orElseThrow().details().contact().email())
                .contains("ada@example.org");
    }

    @Test
    void theAccountsAddressInAnotherSpellingIsNotAnotherAddress() {
        var outcome = (SubmitOutcome.Saved)
                world.submit(asAda, Optional.empty(), with(ADA, Field.EMAIL, "ADA@Example.org"), "");

        assertThat(outcome.emailKept()).isFalse();
    }

    @Test
    void anEditIsDated() {
        world.submitAs(ada, ADA);
        world.clock.advance(Duration.ofDays(1));

        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        assertThat(world.customerOf(ada).orElseThrow().changedAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void whatTheShopDoesNotAskForAnyMoreStaysOnTheRecord() {
        world.submitAs(ada, with(ADA, Field.ORGANISATION, "Firm"));
        world.shops.put(
                SHOP, World.usualRules().hidden(Set.of(Field.ORGANISATION)).build());

        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        assertThat(world.customerOf(ada).orElseThrow().details().contact().organisation())
                .contains("Firm");
    }
}
