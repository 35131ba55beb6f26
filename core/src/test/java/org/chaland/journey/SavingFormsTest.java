package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.prefill.FormField;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.StorageException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a form that is sent keeps on the record, and what it leaves. */
@Tag("repeatable")
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

    @Test
    void aVisitorWithoutRecordGetsOneLinkedAtOnce() {
        world.submitAs(ada, ADA);

        var link = world.customerOf(ada).orElseThrow().linkAt(World.LMS).orElseThrow();
        assertThat(link.proof()).isEqualTo(Link.Proof.SIGNED_IN);
        assertThat(world.isMadeByShop(ada)).isFalse();
        world.upkeep();
        assertThat(world.told()).containsExactlyInAnyOrder(CustomerEvent.Type.CREATED, CustomerEvent.Type.LINKED);
    }

    @Test
    void listenersAreToldOfAChangeAndNotOfAFormThatChangesNothing() {
        world.submitAs(ada, ADA);
        world.submitAs(ada, ADA);
        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        world.upkeep();

        assertThat(world.told())
                .containsExactlyInAnyOrder(
                        CustomerEvent.Type.CREATED, CustomerEvent.Type.LINKED, CustomerEvent.Type.CHANGED);
    }

    @Test
    void whatGuestsTypeIsToldToNobodyUntilTheyOrder() {
        world.guest(ADA);
        world.guest(ADA);

        world.upkeep();

        assertThat(world.told()).isEmpty();
    }

    @Test // scenario 25, S5
    void anEditIsRecordedOnTheCustomersRecord() {
        world.submitAs(ada, ADA);

        world.submitAs(ada, with(ADA, Field.CITY, "Lyon"));

        var step = world.open(asAda, Optional.empty());
        assertThat(valueOf(step, Field.CITY)).contains("Lyon");
        assertThat(step.field(Field.CITY).flatMap(FormField::source)).contains("record");
    }

    @Test // scenario 21
    void whateverAddressIsSentTheAccountsIsKeptAndTheVisitorIsTold() {
        var signedIn = signedIn(Optional.empty(), ada, TYPED);

        var outcome = world.submit(
                asAda, Optional.of(signedIn.handle()), TYPED, signedIn.step().base());

        assertThat(outcome).isInstanceOf(SubmitOutcome.Saved.class);
        assertThat(((SubmitOutcome.Saved) outcome).emailKept()).isTrue();
        assertThat(world.customerOf(ada).orElseThrow().details().contact().email())
                .contains("ada@example.org");
    }

    @Test
    void aShopThatForbidsGuestsSavesNoneForAnAccountThatMayNotBeUsed() {
        world.submitAs(ada, ADA);
        world.update(world.customerOf(ada).orElseThrow().toBuilder().state(Customer.State.RESTRICTED));
        world.shops.put(SHOP, World.usualRules().guestsAllowed(false).build());

        assertThat(world.submit(asAda, Optional.empty(), ADA, "")).is(showAgain(Why.SIGN_IN_REQUIRED));
    }
}
