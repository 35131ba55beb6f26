package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;

import java.util.List;
import java.util.Locale;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Training;
import org.chaland.support.Seat;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatOutcome.Reason;
import org.chaland.support.SeatRequest;
import org.junit.jupiter.api.Test;

/** What happens to a buyer between the look at their order and the lock. */
class SeatsMeanwhileTest extends OfficeJourney {

    private final SeatRequest lin = SeatRequest.of(
            "welding",
            Details.of(Contact.builder()
                    .familyName("Sample")
                    .email("lin@example.org")
                    .build()));

    @Test
    void ofABuyerWhoIsRestrictedMeanwhileNoSeatIsGiven() {
        var seats = List.of(Training.of("welding").seatsToGive(1));
        var buyer = created(ADA);
        office.recordPurchase(STAFF, buyer, "o-1", seats, Locale.ENGLISH);
        world.chaland.checkout().completed(World.ref("o-1"), seats);
        storage.before(
                "CustomerStore.lock",
                () -> office.restrict(STAFF, buyer, world.customer(buyer).version(), REASON));

        assertThat(office.giveSeat(STAFF, "o-1", lin, Locale.ENGLISH))
                .isEqualTo(new SeatOutcome.Refused(Reason.NOT_YOURS));

        office.liftRestriction(STAFF, buyer, world.customer(buyer).version(), REASON);
        assertThat(office.seats(STAFF, "o-1", Locale.ENGLISH).orElseThrow())
                .extracting(Seat::state)
                .containsExactly(Seat.State.FREE);
    }
}
