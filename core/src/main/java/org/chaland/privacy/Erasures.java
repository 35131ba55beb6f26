package org.chaland.privacy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.privacy.ErasureOutcome.Obligation;

/** Erases customers: on request, with {@link Privacy} or by staff, and after their retention. Safe for use by several threads. */
public final class Erasures {

    /** More orders than are mailed about in a day. */
    private static final int MOST_MAILED = 10;

    private final Parts parts;
    private final AccountTasks tasks;
    private final Receipts receipts;
    private final Reviews reviews;

    /** Internal: called by {@link org.chaland.Chaland} only. */
    @SuppressWarnings("exports")
    public Erasures(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        receipts = new Receipts(parts);
        reviews = new Reviews(parts, tasks, this);
    }

    /**
     * Erases the record on request, unless an obligation prevents it.
     *
     * @param accessGivenUp whether the person waives paid access that is still running
     * @param requested checks the locked record: whether it is still the one whose erasure was requested
     * @return empty if it is not, or if the record is erased already or merged into another
     */
    public Optional<ErasureOutcome> erase(
            ShopId shop, CustomerId id, boolean accessGivenUp, Predicate<Customer> requested) {
        return parts.storage().transactions().inTransaction(() -> {
            CustomerLocks.lockTombstones(parts.storage(), shop, id);
            return parts.storage()
                    .customers()
                    .lock(shop, id)
                    .filter(Erasures::isErasable)
                    .filter(requested)
                    .map(customer -> erase(customer, accessGivenUp));
        });
    }

    /** Returns whether the record can be erased: it is neither erased nor merged into another. */
    public static boolean isErasable(Customer record) {
        return record.isActive() || record.state() == Customer.State.RESTRICTED;
    }

    /** Returns what erasing the record would result in now. */
    public ErasureOutcome preview(Customer customer) {
        var purchases = purchases(customer);
        return notErased(customer, purchases, obligations(customer, purchases, false));
    }

    /** Returns the receipt of an erased record; empty if it is not erased, or if its trace has been deleted. */
    public Optional<Receipt> receipt(ShopId shop, CustomerId id) {
        return receipts.find(shop, id);
    }

    /** Reviews up to that many records whose retention may be over; see {@link org.chaland.spi.RetentionPolicy}. */
    public void reviewDue(int most) {
        reviews.run(most);
    }

    private ErasureOutcome erase(Customer customer, boolean accessGivenUp) {
        var purchases = purchases(customer);
        var obligations = obligations(customer, purchases, accessGivenUp);
        if (!obligations.isEmpty()) {
            return notErased(customer, purchases, obligations);
        }
        erase(customer);
        return new ErasureOutcome(
                true, Set.of(), receipt(customer.shop(), customer.id()).orElseThrow());
    }

    private ErasureOutcome notErased(Customer customer, List<Purchase> purchases, Set<Obligation> obligations) {
        return new ErasureOutcome(false, obligations, receipts.expected(customer, purchases));
    }

    private Set<Obligation> obligations(Customer customer, List<Purchase> purchases, boolean accessGivenUp) {
        var obligations = EnumSet.noneOf(Obligation.class);
        if (customer.state() == Customer.State.RESTRICTED) {
            obligations.add(Obligation.LEGAL_CLAIM);
        }
        if (purchases.stream().anyMatch(this::isPaymentPending)) {
            obligations.add(Obligation.PAYMENT_PENDING);
        }
        if (!accessGivenUp && purchases.stream().anyMatch(purchase -> purchase.givesAccess(parts.now()))) {
            obligations.add(Obligation.ACCESS_RUNNING);
        }
        return obligations;
    }

    private boolean isPaymentPending(Purchase purchase) {
        return purchase.state() == Purchase.State.PLACED
                && purchase.seatOf().isEmpty()
                && parts.rules(purchase.ref().shop())
                        .retention()
                        .payableUntil(purchase.placedAt())
                        .isAfter(parts.now());
    }

    private List<Purchase> purchases(Customer customer) {
        return PaidAccess.purchases(parts.storage().purchases(), customer.shop(), customer.id())
                .toList();
    }

    /**
     * Deletes what is stored about the person, except what the law requires to be kept. Runs in a transaction that has locked the
     * customer and its tombstones. Work at providers is stored as tasks in the same transaction, so that a crash loses none of it.
     */
    void erase(Customer customer) {
        var shop = customer.shop();
        customer.links().stream().map(Link::account).forEach(account -> unlink(customer, account));
        forgetClaims(customer);
        empty(shop, customer.id());
        parts.storage().retention().forgetTraces(shop, customer.id());
        purchases(customer).stream()
                .filter(purchase -> !Receipts.isVoucher(purchase))
                .map(Purchase::ref)
                .forEach(parts.storage().retention()::forgetDetails);
        parts.storage().retention().reviewAt(shop, customer.id(), Optional.of(parts.now()));
        tasks.erased(customer);
    }

    /** Removes the link and the open claim of the account. */
    private void unlink(Customer customer, Account account) {
        var claims = parts.storage().claims();
        claims.findByAsker(customer.shop(), Digests.askerOf(account))
                .ifPresent(claim -> claims.delete(customer.shop(), claim.id()));
        parts.storage().customers().unlink(customer.shop(), customer.id(), account);
    }

    /** Those about the person's newest orders, and a notice that is not mailed yet: they hold the address. All others are a day old. */
    private void forgetClaims(Customer customer) {
        var claims = parts.storage().claims();
        var shop = customer.shop();
        Stream.concat(
                        Stream.of(Digests.askerOf(customer.id())),
                        purchases(customer).stream()
                                .limit(MOST_MAILED)
                                .map(purchase -> Digests.askerOf(purchase.ref())))
                .flatMap(asker -> claims.findByAsker(shop, asker).stream())
                .forEach(claim -> claims.delete(shop, claim.id()));
    }

    private void empty(ShopId shop, CustomerId record) {
        var customers = parts.storage().customers();
        customers.find(shop, record).ifPresent(found -> {
            var emptied = found.toBuilder()
                    .details(Details.empty())
                    .epoch(found.epoch() + 1)
                    .changedAt(parts.now())
                    .state(Customer.State.ERASED);
            Rounds.requireWon(shop, customers.update(emptied.build()));
        });
    }
}
