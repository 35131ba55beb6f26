package org.chaland.checkout;

import java.util.Optional;
import org.chaland.model.Details;

/** Result of {@link Checkouts#review}: {@link Ready} or {@link ShowAgain}. */
public sealed interface ReviewOutcome permits ReviewOutcome.Ready, ShowAgain {

    /**
     * The order can be placed. Also a result of {@link Checkouts#placed}, which then has placed nothing: what would be frozen is not
     * what was reviewed any more; show this summary.
     *
     * @param details what {@link Checkouts#placed} would freeze now
     * @param version stands for these details of this checkout, for a hidden input of the summary; pass it to {@link Checkouts#placed}
     */
    record Ready(Details details, String version) implements ReviewOutcome, PlacedOutcome {

        /**
         * Returns the e-mail address that was probably meant: that of the contact with the domain of a large mail service from which it
         * differs by one letter. A hint to show beside the address, never a reason to refuse it.
         *
         * @return empty if there is no such doubt
         */
        public Optional<String> probableEmail() {
            return details.contact().email().flatMap(LikelyDomains::probable);
        }
    }
}
