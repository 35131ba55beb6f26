package org.chaland.privacy;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;

/**
 * The rights of a person whose data the shop stores (GDPR chapter III). Safe for use by several threads.
 *
 * <p>Each method is for the person alone: it returns empty unless the visitor is signed in with an account that is linked to a record
 * of the shop. An operator who acts for another person, and a visitor who is not signed in, get nothing (art. 12(6), I13); offer to
 * sign in. Purchases that were made as a guest must be claimed first. Staff use {@link org.chaland.backoffice.BackOffice}.
 */
public final class Privacy {

    private final Parts parts;
    private final DataExport export;
    private final Erasures erasures;

    /** Internal: called by {@link org.chaland.Chaland} only. */
    @SuppressWarnings("exports")
    public Privacy(Parts parts, Erasures erasures, DataExport export) {
        this.parts = parts;
        this.erasures = erasures;
        this.export = export;
    }

    /**
     * Returns a copy of everything that the shop stores about the visitor (articles 15 and 20): the record and those merged into it,
     * accounts, purchases with their frozen details, open tasks, what staff did and what they were shown, and what the host adds
     * ({@link org.chaland.spi.PersonalDataContributor}). It names the roles of staff but not their names (CJEU C-579/21), and no other person.
     *
     * <p>Also works for an account that has ended or is suspended, but not for one that its provider has deleted. What was typed at
     * a checkout and never sent is not included: it is stored under a handle that only that browser has, until one day after the
     * checkout has expired.
     *
     * @return empty if the visitor has no record here, see {@link Privacy}
     * @throws IllegalArgumentException if there is no such shop
     * @throws org.chaland.spi.RemoteCallInTransactionException if a database transaction is active on this thread
     */
    public Optional<PersonalData> export(Visit visit) {
        parts.rules(visit.shop());
        parts.requireNoTransaction("Gathering personal data");
        return visit.account()
                .flatMap(account ->
                        owner(visit.shop(), account).map(customer -> export.of(customer, Optional.of(account))));
    }

    /**
     * Erases what the shop stores about the visitor (article 17): the record and those merged into it, its links, checkouts and
     * claims, the details of unpaid orders, and the reasons that staff have typed. The frozen details of paid orders are kept as long
     * as the law requires for accounting records (article 17(3)(b)), shown to staff for accounting and legal claims only, and then
     * deleted by {@link org.chaland.upkeep.Upkeep#run}. Accounts that the shop created, or is creating, are deleted at their
     * providers, unless a record of another shop uses them. Listeners receive
     * {@link org.chaland.spi.CustomerEvent.Type#ERASED}. Records of other shops are not changed.
     *
     * <p>All changes, and the tasks for what is to be done at providers, are stored in one transaction. The host must erase its own
     * data and its backups. What was typed at a checkout and never sent is deleted one day after the checkout has expired.
     *
     * @param visit of a visitor who has signed in just now
     * @param accessGivenUp whether the person waives access that they have paid for and that is still running
     * @return empty if the visitor has no record here, see {@link Privacy}
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<ErasureOutcome> erase(Visit visit, boolean accessGivenUp) {
        var shop = visit.shop();
        parts.rules(shop);
        return visit.account()
                .flatMap(account -> owner(shop, account)
                        .flatMap(owner ->
                                erasures.erase(shop, owner.id(), accessGivenUp, locked -> isOwnedBy(locked, account))));
    }

    /**
     * Returns what {@link #erase} would result in now, for a page that asks for confirmation. Changes nothing.
     *
     * @return empty if the visitor has no record here, see {@link Privacy}
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<ErasureOutcome> previewErasure(Visit visit) {
        parts.rules(visit.shop());
        return visit.account().flatMap(account -> owner(visit.shop(), account)).map(erasures::preview);
    }

    /**
     * Returns the receipt of an erased record as it is now: accounts are deleted at their providers after {@link #erase} has
     * returned.
     *
     * @return empty if the record is not erased, or if its trace has been deleted
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<Receipt> receipt(ShopId shop, CustomerId customer) {
        parts.rules(shop);
        return erasures.receipt(shop, customer);
    }

    private Optional<Customer> owner(ShopId shop, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(shop, account)
                .filter(customer -> isOwnedBy(customer, account));
    }

    private static boolean isOwnedBy(Customer customer, Account account) {
        return customer.linkAt(account.issuer())
                .filter(link -> link.account().equals(account) && link.state() != Link.State.BROKEN)
                .isPresent();
    }
}
