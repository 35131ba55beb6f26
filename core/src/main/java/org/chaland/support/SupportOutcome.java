package org.chaland.support;

import java.util.Map;
import org.chaland.spi.SupportItem;
import org.chaland.support.SupportArea.LinkKind;

/** Result of opening the support area: a {@link SupportArea}, or {@link NoAccess}. */
public sealed interface SupportOutcome permits SupportArea, SupportOutcome.NoAccess {

    /** Why the visitor has no support area. */
    enum Reason {
        /** The visitor is not signed in: offer to sign in. */
        NOT_SIGNED_IN,
        /** A person acts on behalf of a customer: only the customer sees the area (I13). */
        ON_BEHALF,
        /** The account has no customer record in this shop. */
        NO_CUSTOMER,
        /** The account was created by a shop and its access has ended. The next purchase opens it again. */
        ENDED,
        /** The link to the account is suspended or broken, or the record is restricted, erased or merged. */
        NOT_ACTIVE
    }

    /**
     * There is no area for this visitor.
     *
     * @param reason why
     * @param text the reason, for people
     * @param links where to go instead, each with an address; unmodifiable. The host adds its sign-in
     */
    record NoAccess(Reason reason, String text, Map<LinkKind, SupportItem> links) implements SupportOutcome {}
}
