package org.chaland.simulation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;

/**
 * Links and what they rest on (I2): each has one of the proofs, and none goes away by itself. One that rests on a mailbox goes with the
 * address.
 */
final class LinkHistory {

    /** As whom somebody signed in, and what staff linked and took away. */
    final Set<Account> signedIn = new HashSet<>();

    final Set<Account> linkedByStaff = new HashSet<>();
    final Set<Account> unlinkedByStaff = new HashSet<>();

    private final Known known;
    private final Remote remote;
    /** Customers from whom staff took an account away: whether they get another is up to staff. */
    final Set<CustomerId> leftToStaff = new HashSet<>();

    private final Set<CanonicalEmail> mailboxes = new HashSet<>();
    private final Set<Had> had = new HashSet<>();
    private final Set<Shown> shown = new HashSet<>();
    private final Map<Account, CustomerId> owners = new LinkedHashMap<>();

    LinkHistory(Known known, Remote remote) {
        this.known = known;
        this.remote = remote;
    }

    /** Somebody is about to show that they read the mail of that address. */
    void proven(String address) {
        CanonicalEmail.of(address).ifPresent(mailboxes::add);
    }

    boolean isProven(CanonicalEmail mailbox) {
        return mailboxes.contains(mailbox);
    }

    /** Whether the account is or was the customer's. */
    boolean hadEver(Optional<Customer> customer, Account account) {
        check(known.customers());
        return had.stream()
                .filter(each -> each.account().equals(account))
                .anyMatch(each -> known.current(each.customer()).equals(customer));
    }

    /** Whether a record with a proven address has or had the account. */
    boolean isOfProvenRecord(Account account) {
        check(known.customers());
        return shown.stream().anyMatch(each -> each.account().equals(account) && isProven(each.address()));
    }

    boolean isLeftToStaff(Customer customer) {
        return leftToStaff.stream().anyMatch(id -> known.current(id).equals(Optional.of(customer)));
    }

    void check(List<Customer> customers) {
        owners.entrySet().removeIf(known -> !isKept(known.getKey(), known.getValue()));
        for (var customer : customers) {
            for (var link : customer.links()) {
                requireProof(customer, link);
                had.add(new Had(link.account(), customer.id(), link.proof()));
                address(customer).ifPresent(address -> shown.add(new Shown(link.account(), address)));
                var before = owners.put(link.account(), customer.id());
                if (before != null && !known.current(before).equals(Optional.of(customer))) {
                    require(
                            unlinkedByStaff.contains(link.account()) || isErased(before),
                            "an account went over to another customer");
                }
            }
        }
    }

    private boolean isKept(Account account, CustomerId owner) {
        var current = known.current(owner);
        var kept = current.filter(customer -> customer.linkAt(account.issuer())
                        .filter(link -> link.account().equals(account))
                        .isPresent())
                .isPresent();
        var letGo = unlinkedByStaff.contains(account) || isErased(owner);
        var goesWithTheAddress = current.filter(customer ->
                        restedOnAMailbox(account, owner) && !mailboxes(account).anyMatch(isOf(customer)))
                .isPresent();
        require(kept || letGo || goesWithTheAddress, "a link of customer " + owner + " went away");
        return kept || letGo;
    }

    private boolean restedOnAMailbox(Account account, CustomerId owner) {
        return account.isMailbox() || had.contains(new Had(account, owner, Link.Proof.MAILBOX));
    }

    /** The mailboxes whose owner can use the account. */
    private Stream<CanonicalEmail> mailboxes(Account account) {
        return account.isMailbox() ? known.mailboxOf(account).stream() : remote.mailboxes(account);
    }

    private static Predicate<CanonicalEmail> isOf(Customer customer) {
        var address = address(customer);
        return mailbox -> address.equals(Optional.of(mailbox));
    }

    private static Optional<CanonicalEmail> address(Customer customer) {
        return customer.details().contact().email().flatMap(CanonicalEmail::of);
    }

    private boolean isErased(CustomerId owner) {
        return known.current(owner)
                .filter(customer -> customer.state() == Customer.State.ERASED)
                .isPresent();
    }

    private void requireProof(Customer customer, Link link) {
        var proven = switch (link.proof()) {
            case SIGNED_IN -> isSignedIn(link.account());
            case FEDERATED -> false;
            case STAFF -> linkedByStaff.contains(link.account());
            case CREATED -> carriesKeyOf(customer, link.account());
            case MAILBOX ->
                mailboxes(link.account())
                        .anyMatch(mailbox -> isProven(mailbox)
                                && (hadBefore(customer, link.account())
                                        || isOf(customer).test(mailbox)));
            case CLAIMED ->
                isSignedIn(link.account())
                        && (hadBefore(customer, link.account())
                                || mailboxes.stream().anyMatch(isOf(customer)));
        };
        require(proven, "customer " + customer.id() + " has a link that nothing proves, " + link.proof());
        require(
                !known.isMadeByShop(link.account()) || isMadeByUs(link.account()),
                "a foreign account passes for one that the shop made");
    }

    private boolean isSignedIn(Account account) {
        return signedIn.contains(account) || mailboxes(account).anyMatch(this::isProven);
    }

    private boolean hadBefore(Customer customer, Account account) {
        return had.stream()
                .filter(each -> each.account().equals(account))
                .anyMatch(each -> known.current(each.customer()).equals(Optional.of(customer)));
    }

    private boolean isMadeByUs(Account account) {
        return remote.isMade(account);
    }

    private boolean carriesKeyOf(Customer customer, Account account) {
        var key = remote.user(account).flatMap(Remote.User::key);
        return key.isPresent()
                && known.customers().stream()
                        .filter(record -> known.keyOf(record.id()).equals(key.get()))
                        .anyMatch(record -> known.current(record.id())
                                .filter(customer::equals)
                                .isPresent());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }

    private record Had(Account account, CustomerId customer, Link.Proof proof) {}

    private record Shown(Account account, CanonicalEmail address) {}
}
