package org.chaland.support;

import java.util.List;
import java.util.function.Function;

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
        /** Somebody works on another person's behalf: the area is for the customer alone (I13). */
        ON_BEHALF,
        /** The account has bought nothing in this shop yet. */
        NO_CUSTOMER,
        /** The account was made by a shop and has ended, be it that its provider does not know yet: the next purchase opens it again. */
        ENDED,
        /** The link to the account is suspended or broken, or the record is not in use. */
        NOT_ACTIVE
    }

    /**
     * The visitor's own support area.
     *
     * @param area what it shows
     */
    record Open(SupportArea area) implements SupportOutcome {}

    /**
     * None for this visitor.
     *
     * @param reason why
     * @param text the same for people
     * @param links the ways on; a sign-in is the host's to offer
     */
    record NoAccess(Reason reason, String text, List<SupportLink> links) implements SupportOutcome {

        /** Keeps its own copy of the links. */
        public NoAccess {
            links = List.copyOf(links);
        }
    }
}
