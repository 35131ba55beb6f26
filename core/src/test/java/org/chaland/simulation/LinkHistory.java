package org.chaland.simulation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;

/** Links and what they rest on (I2): each has one of the four proofs, and none goes away by itself. */
final class LinkHistory {

    /** As whom somebody signed in, and what staff linked and took away. */
    final Set<Account> signedIn = new HashSet<>();

    final Set<Account> linkedByStaff = new HashSet<>();
    final Set<Account> unlinkedByStaff = new HashSet<>();

    private final Known known;
    private final Remote remote;
    /** Customers from whom staff took an account away: whether they get another is up to staff. */
    final Set<CustomerId> leftToStaff = new HashSet<>();

    private final Set<Had> had = new HashSet<>();
    private final Map<Account, CustomerId> owners = new LinkedHashMap<>();

    LinkHistory(Known known, Remote remote) {
        this.known = known;
        this.remote = remote;
    }

    /** Whether the account is or was the customer's. */
    boolean hadEver(Optional<Customer> customer, Account account) {
        check(known.customers());
        return had.stream()
                .filter(each -> each.account().equals(account))
                .anyMatch(each -> known.current(each.customer()).equals(customer));
    }

    boolean isLeftToStaff(Customer customer) {
        return leftToStaff.stream().anyMatch(id -> known.current(id).equals(Optional.of(customer)));
    }

    void check(List<Customer> customers) {
        owners.forEach(this::requireKept);
        for (var customer : customers) {
            for (var link : customer.links()) {
                requireProof(customer, link);
                had.add(new Had(link.account(), customer.id()));
                var before = owners.put(link.account(), customer.id());
                if (before != null && !known.current(before).equals(Optional.of(customer))) {
                    require(
                            unlinkedByStaff.contains(link.account()) || isErased(before),
                            "an account went over to another customer");
                }
            }
        }
    }

    private void requireKept(Account account, CustomerId owner) {
        var kept = known.current(owner)
                .filter(customer -> customer.linkAt(account.issuer())
                        .filter(link -> link.account().equals(account))
                        .isPresent())
                .isPresent();
        require(
                kept || unlinkedByStaff.contains(account) || isErased(owner),
                "a link of customer " + owner + " went away");
    }

    private boolean isErased(CustomerId owner) {
        return known.current(owner)
                .filter(customer -> customer.state() == Customer.State.ERASED)
                .isPresent();
    }

    private void requireProof(Customer customer, Link link) {
        var proven = switch (link.proof()) {
            case SIGNED_IN -> signedIn.contains(link.account());
            case STAFF -> linkedByStaff.contains(link.account());
            case CREATED -> carriesKeyOf(customer, link.account());
            case CLAIMED, MAILBOX -> false;
        };
        require(proven, "customer " + customer.id() + " has a link that nothing proves, " + link.proof());
        require(
                !known.isMadeByShop(link.account()) || isMadeByUs(link.account()),
                "a foreign account passes for one that the shop made");
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

    private record Had(Account account, CustomerId customer) {}
}
