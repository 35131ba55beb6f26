package org.chaland.checkout;

import org.chaland.internal.Parts;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;

/**
 * The policy "please sign in" (I6): off unless a shop chooses it, because whoever types an address learns whether it is that of
 * a customer with an account.
 */
final class KnownAddresses {

    private final Parts parts;

    KnownAddresses(Parts parts) {
        this.parts = parts;
    }

    /**
     * Whether the guest who sent this form is asked to sign in instead. Permits are taken before anything is looked up; without
     * one, nothing is, and whoever it is goes on as a guest: no order is lost, and nothing is told.
     */
    boolean stop(Accepted form) {
        // An operator cannot sign in as the customer (I13), and of an account that may not be used nothing is known.
        return form.submission().visitor() instanceof Visitor.Anonymous
                && parts.rules(form.shop()).signInForKnownAddresses()
                && form.details()
                        .contact()
                        .email()
                        .flatMap(CanonicalEmail::of)
                        .filter(email -> mayAsk(form, email))
                        .filter(email -> parts.storage().directory().hasActiveLink(form.shop(), email))
                        .isPresent();
    }

    private boolean mayAsk(Accepted form, CanonicalEmail email) {
        return parts.throttle()
                        .allows(Limit.KNOWN_ADDRESS_BY_CLIENT, form.submission().client())
                && parts.throttle().allows(Limit.KNOWN_ADDRESS_BY_ADDRESS, email.value());
    }
}
