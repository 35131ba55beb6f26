package org.chaland.privacy;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.PersonalDataContributor;

/**
 * What a person can demand of whoever keeps their data (Regulation (EU) 2016/679, chapter III).
 *
 * <p>Safe for use by several threads.
 */
public final class Privacy {

    private final Parts parts;
    private final Gathering gathering;
    private final Erasures erasures;

    /**
     * For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters.
     *
     * @throws IllegalStateException if a contributor's name is not one, or is taken
     */
    @SuppressWarnings("exports")
    public Privacy(Parts parts, Erasures erasures, List<PersonalDataContributor> contributors) {
        this.parts = parts;
        this.erasures = erasures;
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
                    .orElseGet(() -> new ExportOutcome.Refused(ExportOutcome.Reason.NO_RECORD));
        }
        return new ExportOutcome.Refused(
                visitor instanceof Visitor.Operator
                        ? ExportOutcome.Reason.ON_BEHALF
                        : ExportOutcome.Reason.NOT_SIGNED_IN);
    }

    /**
     * Erases what the shop keeps about whoever is signed in (article 17): the record, also those that were merged into it, its
     * links, its checkouts and claims, the details of orders that nobody paid, and the reasons that staff have typed. The frozen
     * details of what was paid are kept as long as the law wants vouchers (article 17(3)(b)), shown to staff for accounting and
     * legal claims only, and then deleted by {@link org.chaland.upkeep.Upkeep#run}. Accounts that the shop made are deleted at their
     * providers, unless another shop's record uses them; so are those that were being made. Listeners are told with
     * {@link org.chaland.spi.CustomerEvent.Type#ERASED}. Records of other shops are left as they are.
     *
     * <p>All of it, or what is still to be done about it elsewhere, is written in one transaction. Other places of the host are the
     * host's to erase, and so are its backups. What was typed at a checkout and never sent goes a day after its time.
     *
     * @param visitor as the host's own security knows it; that they are who they are should have been asked just now
     * @param access what they say of trainings that they paid and that go on
     * @throws IllegalArgumentException if there is no such shop
     */
    public ErasureOutcome erase(ShopId shop, Visitor visitor, RunningAccess access) {
        parts.rules(shop);
        if (visitor instanceof Visitor.SignedIn signedIn) {
            return owner(shop, signedIn.account())
                    .flatMap(owner ->
                            erasures.erase(shop, owner.id(), access, locked -> isOwnedBy(locked, signedIn.account())))
                    .orElseGet(() -> new ErasureOutcome.Refused(ErasureOutcome.Reason.NO_RECORD));
        }
        return new ErasureOutcome.Refused(nobody(visitor));
    }

    private static ErasureOutcome.Reason nobody(Visitor visitor) {
        return visitor instanceof Visitor.Operator
                ? ErasureOutcome.Reason.ON_BEHALF
                : ErasureOutcome.Reason.NOT_SIGNED_IN;
    }

    /**
     * What {@link #erase} would lead to now, for a page that asks before it is done: what stands against it, what would be kept
     * until when, and what would become of the accounts. Nothing changes by asking.
     *
     * @param visitor as the host's own security knows it
     * @throws IllegalArgumentException if there is no such shop
     */
    public ErasurePreview previewErasure(ShopId shop, Visitor visitor) {
        parts.rules(shop);
        if (visitor instanceof Visitor.SignedIn signedIn) {
            return owner(shop, signedIn.account())
                    .<ErasurePreview>map(erasures::preview)
                    .orElseGet(() -> new ErasurePreview.Refused(ErasureOutcome.Reason.NO_RECORD));
        }
        return new ErasurePreview.Refused(nobody(visitor));
    }

    /**
     * What became of a record that was erased, as of now: what is done at providers comes after the answer to {@link #erase}.
     *
     * @return empty if the record is not erased, or if that is not remembered any more
     * @throws IllegalArgumentException if there is no such shop
     */
    public Optional<Receipt> receipt(ShopId shop, CustomerId customer) {
        parts.rules(shop);
        return erasures.find(shop, customer);
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
