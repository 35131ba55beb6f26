package org.chaland.checkout;

import java.util.Optional;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.internal.Parts;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Visit;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.ProviderProfile;
import org.chaland.prefill.ShopForms;

/** Makes the form that a visit may see. Writes nothing; for an anonymous visitor without a checkout, reads nothing either (I6). */
final class ContactSteps {

    private final Parts parts;
    private final ShopForms forms;

    ContactSteps(Parts parts, ShopForms forms) {
        this.parts = parts;
        this.forms = forms;
    }

    /**
     * Asks the provider of the account that is signed in, if one is.
     *
     * @param held the checkout, which may keep what the provider told at the sign-in
     */
    ProviderProfile asked(Visit visit, Optional<Live> held) {
        var checkout = held.map(Live::checkout);
        return visit.account()
                .map(account -> forms.profile(
                        account,
                        checkout.filter(known -> known.account().equals(Optional.of(account)))
                                .flatMap(Checkout::told)))
                .orElse(ProviderProfile.NONE);
    }

    /** The form over the checkout under way, or a fresh form without one. */
    ContactStep opened(Visit visit, Optional<Live> held, ProviderProfile profile) {
        var draft = held.flatMap(found -> found.checkout().draft());
        if (visit.account().isEmpty()) {
            var record = held.flatMap(Live::customer).map(Customer::details).orElse(Details.empty());
            return forms.filled(visit, record, draft.orElse(Details.empty()), profile);
        }
        var typed = draft.or(() -> held.flatMap(Live::guest).map(Customer::details));
        return forms.filled(
                visit, ownRecord(visit, profile).orElse(Details.empty()), typed.orElse(Details.empty()), profile);
    }

    /** The form for a browser whose handle is dead; empty {@code typed} if it sent nothing else. */
    ContactStep expired(Visit visit, Optional<Details> typed, ProviderProfile profile) {
        return forms.expired(visit, ownRecord(visit, profile).orElse(Details.empty()), typed, profile);
    }

    private Optional<Details> ownRecord(Visit visit, ProviderProfile profile) {
        return visit.account()
                .filter(account -> profile.usable())
                .flatMap(account -> parts.storage()
                        .customers()
                        .findByAccount(visit.shop(), account)
                        .filter(found -> found.isOpenTo(account)))
                .map(Customer::details);
    }
}
