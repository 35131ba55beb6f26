package org.chaland.property;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Purchase;

/** What there should be: records and whose they are, purchases and whose they are, and all handles that were ever given out. */
final class Model {

    final Map<CustomerId, Kept> records = new LinkedHashMap<>();
    final Map<String, Bought> purchases = new LinkedHashMap<>();
    final Map<Handle, Held> handles = new LinkedHashMap<>();

    /** Accounts of people who were erased, which are nobody's by now, and whether a shop made them. */
    final Map<Account, Boolean> left = new HashMap<>();

    /** What was paid since upkeep last ran. */
    final Set<String> justPaid = new HashSet<>();

    /** The records with which staff have dealt. */
    final Set<CustomerId> ofStaff = new HashSet<>();

    /** The records that the operation at hand may write. */
    final Set<CustomerId> touched = new HashSet<>();

    private int checkouts;

    void add(CustomerId id, Details details, Optional<Linked> link) {
        touched.add(id);
        records.put(id, new Kept(details, link, Optional.empty(), false, false));
        link.map(Linked::account).ifPresent(left::remove);
    }

    void change(CustomerId id, UnaryOperator<Kept> change) {
        touched.add(id);
        records.computeIfPresent(id, (key, kept) -> change.apply(kept));
    }

    void write(CustomerId id, Details details) {
        if (!records.get(id).details().equals(details)) {
            change(id, kept -> kept.with(details));
        }
    }

    void link(CustomerId id, Account account, Link.Proof proof) {
        change(id, kept -> kept.linked(Optional.of(Linked.now(account, proof)), false));
        left.remove(account);
        kill(id);
    }

    /** Staff have decided that the account is not theirs: until the next payment nobody makes another. */
    void unlink(CustomerId id) {
        change(id, kept -> kept.linked(Optional.empty(), true));
        kill(id);
    }

    /** The account is gone, and that was noticed: until the next payment nobody makes another. */
    void breakLink(CustomerId id) {
        change(id, kept -> kept.linked(kept.link().map(linked -> linked.in(Link.State.BROKEN)), true));
        kill(id);
    }

    /** The account has ended, or is in use again. */
    void endOrResume(CustomerId id, Link.State state) {
        change(id, kept -> kept.linked(kept.link().map(linked -> linked.in(state)), kept.leftAlone()));
    }

    void merge(CustomerId from, CustomerId into) {
        var left = records.get(from);
        var stays = records.get(into);
        change(
                into,
                kept -> new Kept(
                        kept.details(),
                        stays.link().or(left::link),
                        Optional.empty(),
                        left.leftAlone() || kept.leftAlone(),
                        false));
        change(from, kept -> new Kept(kept.details(), Optional.empty(), Optional.of(into), false, false));
        tombstonesOf(from).forEach(id -> change(id, kept -> kept.leadingTo(into)));
        purchases.replaceAll((reference, bought) -> bought.customer().equals(from) ? bought.of(into) : bought);
        kill(from);
        kill(into);
    }

    void delete(CustomerId id) {
        var gone = new HashSet<>(tombstonesOf(id));
        gone.add(id);
        gone.forEach(this::kill);
        records.keySet().removeAll(gone);
    }

    /** Nothing is left but what was paid, and that there was a record; not even the checkouts that have ended. */
    void erase(CustomerId id) {
        records.get(id).link().ifPresent(linked -> left.put(linked.account(), linked.isMade()));
        change(id, Kept::gone);
        tombstonesOf(id).forEach(other -> change(other, kept -> kept.with(Details.empty())));
        purchases.replaceAll(
                (reference, bought) -> bought.customer().equals(id) && !bought.paid() ? bought.forgotten() : bought);
        var all = new HashSet<>(tombstonesOf(id));
        all.add(id);
        handles.replaceAll((handle, held) -> held.record().filter(all::contains).isPresent() ? held.dead() : held);
    }

    /** Not even that is left. */
    void forget(CustomerId id) {
        records.keySet().removeAll(tombstonesOf(id));
        records.remove(id);
        purchases.values().removeIf(bought -> bought.customer().equals(id));
    }

    /** Nobody has signed in to it. */
    boolean isGuest(CustomerId id) {
        return isInUse(id) && records.get(id).link().isEmpty();
    }

    boolean hasPurchases(CustomerId id) {
        return purchases.values().stream().anyMatch(bought -> bought.customer().equals(id));
    }

    boolean isErased(CustomerId id) {
        return records.containsKey(id) && records.get(id).erased();
    }

    List<CustomerId> tombstonesOf(CustomerId id) {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().mergedInto().equals(Optional.of(id)))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isInUse(CustomerId id) {
        return records.containsKey(id) && records.get(id).mergedInto().isEmpty() && !isErased(id);
    }

    Optional<CustomerId> ownedBy(Account account) {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().isLinkedTo(account))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    // Handles

    /** A checkout that begins in a browser that holds that handle, or none. */
    Held begun(Optional<Account> account, Optional<Handle> before) {
        return new Held(
                ++checkouts,
                account,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                account.isPresent()
                        ? Optional.empty()
                        : before.map(handles::get).flatMap(Held::order),
                true);
    }

    /** Every handle that was given out before for this record; those of an order do not sign in for it any more. */
    void kill(CustomerId id) {
        handles.replaceAll((handle, held) -> held.record().equals(Optional.of(id)) ? killed(held) : held);
    }

    private static Held killed(Held held) {
        return held.order().isEmpty() ? held.dead() : held.outdated();
    }

    void killAll() {
        handles.replaceAll((handle, held) -> held.dead());
    }

    void kill(Handle handle) {
        handles.computeIfPresent(handle, (key, held) -> held.dead());
    }

    boolean isAlive(Handle handle) {
        return handles.get(handle).alive();
    }

    /** Whether the checkout can go on: its handle is alive, and no order has ended it. */
    boolean isUnderWay(Handle handle) {
        return isAlive(handle) && handles.get(handle).order().isEmpty();
    }

    /** Whether its checkout has ended by an order, and the handle is still known. */
    boolean hasEnded(Handle handle) {
        return isAlive(handle) && handles.get(handle).order().isPresent();
    }

    /** Whether it is not expired for somebody who is signed in as that account, or not at all. */
    boolean answersTo(Handle handle, Optional<Account> session) {
        return hasEnded(handle)
                || isAlive(handle)
                        && (handles.get(handle).account().isEmpty()
                                || handles.get(handle).account().equals(session));
    }

    /**
     * A record.
     *
     * @param leftAlone whether its account was taken away by staff or is gone, and nothing was paid since
     */
    record Kept(
            Details details,
            Optional<Linked> link,
            Optional<CustomerId> mergedInto,
            boolean leftAlone,
            boolean erased) {

        Kept with(Details other) {
            return new Kept(other, link, mergedInto, leftAlone, erased);
        }

        Kept linked(Optional<Linked> other, boolean alone) {
            return new Kept(details, other, mergedInto, alone, erased);
        }

        Kept leadingTo(CustomerId survivor) {
            return new Kept(details, link, Optional.of(survivor), leftAlone, erased);
        }

        Kept paid() {
            return new Kept(details, link, mergedInto, false, erased);
        }

        Kept gone() {
            return new Kept(Details.empty(), Optional.empty(), mergedInto, false, true);
        }

        boolean isLinkedTo(Account account) {
            return link.filter(linked -> linked.account().equals(account)).isPresent();
        }
    }

    /** An account, how it was proven to be the record's, and whether it is in use, has ended or is known to be gone. */
    record Linked(Account account, Link.Proof proof, Link.State state) {

        static Linked now(Account account, Link.Proof proof) {
            return new Linked(account, proof, Link.State.ACTIVE);
        }

        Linked in(Link.State other) {
            return new Linked(account, proof, other);
        }

        boolean isBroken() {
            return state == Link.State.BROKEN;
        }

        boolean isSuspended() {
            return state == Link.State.SUSPENDED;
        }

        boolean isMade() {
            return proof == Link.Proof.CREATED;
        }
    }

    /**
     * A purchase.
     *
     * @param paid whether it ever was
     */
    record Bought(CustomerId customer, Details frozen, Purchase.State state, boolean paid) {

        static Bought placed(CustomerId customer, Details frozen) {
            return new Bought(customer, frozen, Purchase.State.PLACED, false);
        }

        Bought of(CustomerId other) {
            return new Bought(other, frozen, state, paid);
        }

        Bought in(Purchase.State other) {
            return new Bought(customer, frozen, other, paid || other == Purchase.State.COMPLETED);
        }

        Bought forgotten() {
            return new Bought(customer, Details.empty(), state, paid);
        }
    }

    /**
     * A handle.
     *
     * @param checkout a number that the checkout keeps when it gets another handle
     * @param account to whom it answers, or empty if to whoever has it
     * @param record what it writes, or empty before the first submit
     * @param stored the version of that record which this checkout has stored, or 0; -1 once the order is not signed in for any more
     * @param draft what was typed and no submit has confirmed
     * @param orderOnly what holds for the next order only
     * @param round how many answers to sign-ins came so far: those that were begun before one of them are over
     * @param order the order by which the checkout has ended, or empty while it is under way
     * @param previousOrder the order by which the checkout before it in the same browser had ended
     */
    record Held(
            int checkout,
            Optional<Account> account,
            Optional<CustomerId> record,
            long stored,
            Optional<Details> draft,
            Optional<Details> orderOnly,
            int round,
            Optional<String> order,
            Optional<String> previousOrder,
            boolean alive) {

        private static final long OUTDATED = -1;

        Held withDraft(Details typed) {
            var kept = typed.values().isEmpty() ? draft : Optional.of(typed);
            return new Held(checkout, account, record, stored, kept, orderOnly, round, order, previousOrder, alive);
        }

        Held answered() {
            return new Held(
                    checkout, account, record, stored, draft, orderOnly, round + 1, order, previousOrder, alive);
        }

        Held submitted(CustomerId owner, long version, Optional<Details> forThisOrder) {
            return new Held(
                    checkout,
                    account,
                    Optional.of(owner),
                    version,
                    Optional.empty(),
                    forThisOrder,
                    round,
                    order,
                    previousOrder,
                    alive);
        }

        /** Somebody has signed in at the contact step. */
        Held adopted(Account by, Optional<CustomerId> owner, Optional<Details> typed) {
            return new Held(
                    checkout, Optional.of(by), owner, 0, typed, Optional.empty(), 0, order, Optional.empty(), true);
        }

        Held endedBy(String reference) {
            return new Held(
                    checkout,
                    account,
                    record,
                    stored,
                    Optional.empty(),
                    Optional.empty(),
                    round + 1,
                    Optional.of(reference),
                    Optional.empty(),
                    alive);
        }

        /** Somebody has signed in for the order. */
        Held attached(Account by) {
            return new Held(
                    checkout, Optional.of(by), record, stored, draft, orderOnly, 0, order, previousOrder, alive);
        }

        Held outdated() {
            return new Held(checkout, account, record, OUTDATED, draft, orderOnly, round, order, previousOrder, alive);
        }

        /** Whether the record is the one for which the order was placed, at the same epoch. */
        boolean ordered(CustomerId buyer) {
            return record.equals(Optional.of(buyer)) && stored != OUTDATED;
        }

        Held dead() {
            return new Held(checkout, account, record, stored, draft, orderOnly, round, order, previousOrder, false);
        }
    }
}
