package org.chaland.privacy;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.privacy.ExportOutcome.Reason;
import org.chaland.spi.PersonalDataContributor;

/**
 * What a person can demand of whoever keeps their data (Regulation (EU) 2016/679, chapter III).
 *
 * <p>Safe for use by several threads.
 */
public final class Privacy {

    private final Parts parts;
    private final Gathering gathering;

    /**
     * For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters.
     *
     * @throws IllegalStateException if a contributor's name is not one, or is taken
     */
    @SuppressWarnings("exports")
    public Privacy(Parts parts, List<PersonalDataContributor> contributors) {
        this.parts = parts;
        gathering = new Gathering(parts, contributors);
    }

    /**
     * All that the shop keeps about whoever is signed in (articles 15 and 20): records, also those that were merged, accounts,
     * purchases with their frozen details, what is to be done, what staff did and what they were shown, and what the host adds
     * ({@link PersonalDataContributor}). Of staff it gives roles and no names (CJEU C-579/21); of nobody else it gives anything.
     *
     * <p>An account that has ended, or may not be used, keeps nobody from it; only one that its provider has deleted does. What
     * was typed at a checkout and never sent is not found from here: it is kept under a handle that only that browser has, until
     * a day after the checkout's time is over.
     *
     * @param visitor as the host's own security knows it
     * @throws IllegalArgumentException if there is no such shop
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread
     */
    public ExportOutcome export(ShopId shop, Visitor visitor) {
        parts.rules(shop);
        parts.requireNoTransaction("Gathering personal data");
        if (visitor instanceof Visitor.SignedIn signedIn) {
            return owner(shop, signedIn.account())
                    .<ExportOutcome>map(
                            customer -> new ExportOutcome.Exported(gathering.of(customer, signedIn.account())))
                    .orElseGet(() -> new ExportOutcome.Refused(Reason.NO_RECORD));
        }
        return new ExportOutcome.Refused(visitor instanceof Visitor.Operator ? Reason.ON_BEHALF : Reason.NOT_SIGNED_IN);
    }

    private Optional<Customer> owner(ShopId shop, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(shop, account)
                .filter(customer -> customer.linkAt(account.issuer())
                        .filter(link -> link.state() != Link.State.BROKEN)
                        .isPresent());
    }
}
