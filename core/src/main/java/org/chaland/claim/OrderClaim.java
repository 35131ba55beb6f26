package org.chaland.claim;

import java.time.Instant;
import java.util.Optional;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.CustomerId;

/**
 * An order whose address belongs to an account already, as the owner of its mailbox may see it.
 *
 * @param state whether it is open, confirmed or declined
 * @param reference of the order
 * @param placedAt when it was placed
 * @param mailbox the address, masked for people: the first letter and the domain
 * @param endedAt when it was confirmed or declined; otherwise empty
 * @param customer who has the order now; for the host, not to be shown
 */
public record OrderClaim(
        Claim.State state,
        String reference,
        Instant placedAt,
        String mailbox,
        Optional<Instant> endedAt,
        CustomerId customer) {

    static String masked(CanonicalEmail email) {
        var value = email.value();
        return value.substring(0, 1) + "•••" + value.substring(value.indexOf('@'));
    }

    @Override
    public String toString() {
        return "OrderClaim[state=" + state + ", reference=" + reference + "]";
    }
}
