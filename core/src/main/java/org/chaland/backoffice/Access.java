package org.chaland.backoffice;

import java.util.function.Function;
import org.chaland.internal.Parts;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.spi.AccessPolicy;

/** The one way by which staff are shown anything: for their purpose, and written down in the transaction that reads it (I9). */
final class Access {

    private final Parts parts;
    private final AccessPolicy policy;

    Access(Parts parts, AccessPolicy policy) {
        this.parts = parts;
        this.policy = policy;
    }

    /**
     * Reads, and writes down what was shown; if that cannot be written, nothing is shown.
     *
     * @param needed without which there is nothing to see
     * @param otherwise the answer to whoever has come for a purpose that does not open it
     */
    <R> R look(Staff staff, ShopId shop, PersonalField needed, R otherwise, Function<Look, R> reading) {
        return parts.storage().transactions().inTransaction(() -> {
            var look = new Look(policy, staff, shop);
            if (!look.opens(needed)) {
                return otherwise;
            }
            var answer = reading.apply(look);
            var shown = look.disclosures(parts.ids()::uuid, parts.now());
            if (!shown.isEmpty()) {
                parts.storage().disclosures().append(shown);
            }
            return answer;
        });
    }

    /** Whether staff may do something about a customer that shows, or changes, that of them. */
    boolean opens(Staff staff, ShopId shop, CustomerId customer, PersonalField needed) {
        var look = new Look(policy, staff, shop);
        return look.opens(needed) && look.reaches(customer);
    }
}
