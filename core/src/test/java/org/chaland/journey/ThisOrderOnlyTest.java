package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.with;

import java.util.Optional;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Details for this order only: they are frozen on it, and reach neither the record nor another order. */
@Tag("repeatable")
class ThisOrderOnlyTest extends MeddledJourney {

    @Test
    void whatIsSavedOnTheRecordLaterCountsAgain() {
        world.submitAs(ada, ADA);
        var handle = world.submitForThisOrderOnly(ada, with(ADA, Field.CITY, "Lyon"));
        world.openAndSubmit(asAda, Optional.of(handle), with(ADA, Field.CITY, "Nice"));

        world.place(asAda, handle, "order-1");

        assertThat(world.purchase("order-1").frozen().contact().city()).contains("Nice");
    }

    @Test
    void forThisOrderOnlyLeavesTheRecordAndFreezesWhatWasTyped() {
        world.submitAs(ada, ADA);
        var elsewhere = with(ADA, Field.CITY, "Lyon");

        var handle = world.submitForThisOrderOnly(ada, elsewhere);
        world.place(asAda, handle, "order-1");

        assertThat(world.customerOf(ada).orElseThrow().details().contact().city())
                .contains("Paris");
        assertThat(world.purchase("order-1").frozen().contact().city()).contains("Lyon");
    }

    @Test
    void detailsForOneOrderOfThePersonBeforeAreNotThoseOfTheNext() {
        var eve = lms.users.addUser(EVE.contact());
        world.submitAs(eve, EVE);
        world.submitAs(ada, ADA);
        var handle = world.submitForThisOrderOnly(ada, with(ADA, Field.CITY, "Adaville"));

        world.place(Visitor.signedIn(eve), world.signIns.arrived(handle, eve).handle(), "order-1");

        assertThat(world.purchase("order-1").frozen()).isEqualTo(EVE);
    }

    @Test
    void whileTheProviderIsDownTheAddressIsNotFreeForThisOrderOnlyEither() {
        world.submitAs(ada, ADA);
        var base = world.open(asAda, Optional.empty()).base();
        lms.down("profile");
        var handle = world.submitForThisOrderOnly(asAda, with(ADA, Field.EMAIL, "elsewhere@example.org"), base);
        world.place(asAda, handle, "order-1");

        assertThat(world.purchase("order-1").frozen().contact().email()).contains("ada@example.org");
    }

    @Test
    void detailsForOneOrderOnlyAreNotThoseOfTheNext() {
        world.submitAs(ada, ADA);
        var handle = world.submitForThisOrderOnly(ada, with(ADA, Field.CITY, "Lyon"));
        world.place(asAda, handle, "order-1");
        world.complete("order-1");

        world.place(asAda, world.openAndSubmit(asAda, Optional.of(handle), ADA), "order-2");

        assertThat(world.purchase("order-2").frozen().contact().city()).contains("Paris");
    }
}
