package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.TYPED;

import java.util.Locale;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.Field;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerEvent.Type;
import org.junit.jupiter.api.Test;

/** What listeners are told of a record, once each. */
class EventsTest extends OfficeJourney {

    @Test
    void recordThatStaffMakeAndChangeIsCreatedAndChanged() {
        var customer = created(TYPED);
        var form = office.editForm(STAFF, customer).orElseThrow();
        var values = form.values().with(Field.CITY, "Nice");

        office.edit(STAFF, customer, values, form.base(), Locale.ENGLISH);
        world.upkeep();

        assertThat(world.told()).containsExactlyInAnyOrder(Type.CREATED, Type.CHANGED);
        assertThat(world.events).extracting(CustomerEvent::customer).containsOnly(customer);
    }

    @Test
    void restrictionIsToldAndSoIsItsEnd() {
        var customer = created(TYPED);
        world.upkeep();
        world.events.clear();

        assertThat(office.restrict(STAFF, customer, world.customer(customer).version(), REASON))
                .isEqualTo(StaffOutcome.done(customer));
        world.upkeep();
        assertThat(world.told()).containsExactly(Type.RESTRICTED);

        assertThat(office.liftRestriction(
                        STAFF, customer, world.customer(customer).version(), REASON))
                .isEqualTo(StaffOutcome.done(customer));
        world.upkeep();
        assertThat(world.told()).containsExactly(Type.RESTRICTED, Type.RESTRICTION_LIFTED);
    }

    @Test
    void mergeIsToldOfTheRecordThatRemains() {
        var from = created(TYPED);
        var into = created(ADA);
        world.upkeep();
        world.events.clear();

        merge(from, into);
        world.upkeep();

        assertThat(world.told()).containsExactly(Type.MERGED);
        assertThat(world.events).extracting(CustomerEvent::customer).containsExactly(into);
    }
}
