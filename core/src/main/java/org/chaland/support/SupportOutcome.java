package org.chaland.support;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chaland.model.Purchase;

/** What opening the support area led to. */
public sealed interface SupportOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(Function<? super Open, ? extends R> open, Function<? super NoAccess, ? extends R> noAccess) {
        if (this instanceof Open openCase) {
            return open.apply(openCase);
        }
        return noAccess.apply((NoAccess) this);
    }

    /** Why there is no support area for a visitor. */
    enum Reason {
        /** Nobody is signed in: offer to sign in. */
        NOT_SIGNED_IN,
        /** The account has bought nothing in this shop yet. */
        NO_CUSTOMER,
        /** The link to the account is suspended or broken, or the record is restricted. */
        NOT_ACTIVE
    }

    /**
     * The visitor's own support area. Its text form leaves the values out (I10).
     *
     * @param name the person's name
     * @param purchases the newest first, at most 50
     * @param address where the learning provider keeps the area; empty if it has none, or if no paid purchase gives access
     */
    record Open(String name, List<Purchase> purchases, Optional<URI> address) implements SupportOutcome {

        /** Keeps its own copy of the purchases. */
        public Open {
            purchases = List.copyOf(purchases);
        }

        @Override
        public String toString() {
            return "Open[purchases=" + purchases.size() + "]";
        }
    }

    /**
     * None for this visitor.
     *
     * @param reason why
     */
    record NoAccess(Reason reason) implements SupportOutcome {}
}
