package org.chaland.journey;

import static org.chaland.journey.World.SHOP;

import org.chaland.model.Visitor;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.Receipt;
import org.chaland.privacy.RunningAccess;

/** A customer with a made account, who demands erasure. */
abstract class ErasureJourney extends EndingJourney {

    final Visitor owner = Visitor.signedIn(account);

    ErasureOutcome erase(Visitor visitor, RunningAccess access) {
        return world.chaland.privacy().erase(SHOP, visitor, access);
    }

    /** The customer demands it, and gives up what they paid. */
    Receipt erased() {
        return erase(owner, RunningAccess.GIVEN_UP)
                .fold(ErasureOutcome.Erased::receipt, obliged -> failed(obliged), refused -> failed(refused));
    }

    private static Receipt failed(ErasureOutcome outcome) {
        throw new AssertionError(outcome);
    }

    Receipt receipt() {
        return world.chaland.privacy().receipt(SHOP, customer).orElseThrow();
    }
}
