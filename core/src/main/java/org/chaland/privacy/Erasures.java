package org.chaland.privacy;

import java.util.Optional;
import java.util.function.Predicate;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.privacy.Receipt.AccountErasing;

/** Erases customers on demand, and tells what became of them. */
public final class Erasures {

    private final Parts parts;
    private final Obligations obligations;
    private final Erasing erasing;
    private final Receipts receipts;
    private final Keeping keeping;

    /** For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters. */
    @SuppressWarnings("exports")
    public Erasures(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        obligations = new Obligations(parts);
        erasing = new Erasing(parts, tasks);
        receipts = new Receipts(parts);
        keeping = new Keeping(parts);
    }

    /**
     * Erases the record, unless something stands against it.
     *
     * @param demanded whether the record, locked by then, is still the one whose erasure is demanded
     * @return empty if it is not
     */
    public Optional<ErasureOutcome> erase(
            ShopId shop, CustomerId id, RunningAccess access, Predicate<Customer> demanded) {
        return parts.storage().transactions().inTransaction(() -> {
            CustomerLocks.lockTombstones(parts.storage(), shop, id);
            return parts.storage()
                    .customers()
                    .lock(shop, id)
                    .filter(Erasures::isErasable)
                    .filter(demanded)
                    .map(customer -> erase(customer, access));
        });
    }

    /** Whether there is something to erase: neither a tombstone, nor erased already. */
    public static boolean isErasable(Customer record) {
        return record.isActive() || record.state() == Customer.State.RESTRICTED;
    }

    /** What erasing that record would lead to. */
    public ErasurePreview.Shown preview(Customer customer) {
        var purchases = PaidAccess.purchases(parts.storage().purchases(), customer.shop(), customer.id())
                .toList();
        return new ErasurePreview.Shown(
                obligations.of(customer, purchases, RunningAccess.KEPT),
                keeping.of(customer, purchases.stream().filter(Vouchers::isVoucher), parts.now()),
                customer.links().stream()
                        .map(link -> fate(customer.shop(), link))
                        .toList());
    }

    private AccountErasing fate(ShopId shop, Link link) {
        var state = AccountErasing.State.PENDING;
        if (!parts.storage().accounts().isMadeBy(shop, link.account())) {
            state = AccountErasing.State.NOT_OURS;
        } else if (parts.storage().accounts().holders(link.account()).size() > 1) {
            state = AccountErasing.State.IN_USE;
        }
        return new AccountErasing(link.account().issuer(), state, Optional.empty());
    }

    private ErasureOutcome erase(Customer customer, RunningAccess access) {
        var purchases = PaidAccess.purchases(parts.storage().purchases(), customer.shop(), customer.id());
        var against = obligations.of(customer, purchases.toList(), access);
        if (!against.isEmpty()) {
            return new ErasureOutcome.Obliged(against);
        }
        erasing.erase(customer);
        return new ErasureOutcome.Erased(find(customer.shop(), customer.id()).orElseThrow());
    }

    /** What became of a record that was erased; empty if it was not, or if that is forgotten. */
    public Optional<Receipt> find(ShopId shop, CustomerId id) {
        return receipts.find(shop, id);
    }
}
