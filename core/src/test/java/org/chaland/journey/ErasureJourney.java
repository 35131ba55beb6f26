package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import java.util.Set;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.ErasureOutcome.Obligation;
import org.chaland.privacy.Receipt;

/** A customer with a made account, who demands erasure. */
abstract class ErasureJourney extends EndingJourney {

    final Visitor owner = Visitor.signedIn(account);

    /** What the person says of access that they have paid and that goes on. */
    static final boolean GIVEN_UP = true;

    static final boolean KEPT = false;

    Optional<ErasureOutcome> erase(Visitor visitor, boolean accessGivenUp) {
        return world.chaland.privacy().erase(Visit.of(SHOP, visitor), accessGivenUp);
    }

    /** The customer demands it, and gives up what they paid. */
    Receipt erased() {
        var outcome = erase(owner, GIVEN_UP).orElseThrow();
        assertThat(outcome.obligations()).isEmpty();
        assertThat(outcome.erased()).isTrue();
        return outcome.receipt();
    }

    /** What stood against it; nothing was erased. */
    static Set<Obligation> obligations(Optional<ErasureOutcome> outcome) {
        assertThat(outcome.orElseThrow().erased()).isFalse();
        return outcome.get().obligations();
    }

    Receipt receipt() {
        return world.chaland.privacy().receipt(SHOP, customer).orElseThrow();
    }
}
