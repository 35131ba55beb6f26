package org.chaland.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.DataSubject;
import org.chaland.spi.PersonalDataContributor;
import org.chaland.spi.PurchaseQuery;

/** Reads all that is kept about one person, page by page, in one transaction; then asks the host. */
final class Gathering {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int PAGE = 500;

    /** Of one record: nobody has so many. */
    private static final int MOST_TASKS = 100_000;

    private final Parts parts;
    private final List<PersonalDataContributor> contributors;

    Gathering(Parts parts, List<PersonalDataContributor> contributors) {
        this.parts = parts;
        this.contributors = List.copyOf(contributors);
        var names = new HashSet<String>();
        this.contributors.stream().map(PersonalDataContributor::name).forEach(name -> {
            if (!NAME.matcher(name).matches() || !names.add(name)) {
                throw new IllegalStateException("A contributor of personal data cannot be named \"" + name
                        + "\": take 1 to 40 of a-z 0-9 -, beginning with a letter, that no other has.");
            }
        });
    }

    PersonalData of(Customer customer, Account account) {
        var purchases = new ArrayList<Purchase>();
        var records = new LinkedHashSet<CustomerId>();
        var tree = parts.storage().transactions().inTransaction(() -> {
            purchases.clear();
            records.clear();
            purchases.addAll(purchases(customer));
            records.addAll(records(customer));
            return kept(customer, account, records, purchases);
        });
        var references = purchases.stream().map(purchase -> purchase.ref().reference());
        tree.put("contributed", contributed(new DataSubject(customer.shop(), records, references.toList())));
        return new PersonalData(Collections.unmodifiableMap(tree));
    }

    private Map<String, Object> kept(
            Customer customer, Account account, Set<CustomerId> records, List<Purchase> purchases) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("format", "chaland-personal-data-1");
        tree.put("madeAt", parts.now().toString());
        tree.put("shop", customer.shop().value());
        tree.put("records", each(records.stream().flatMap(id -> found(customer, id)), Tree::of));
        tree.put("accounts", each(customer.links().stream(), link -> Tree.of(link, isMadeByShop(customer, link))));
        tree.put("recipients", recipients(customer));
        tree.put("purchases", each(purchases.stream(), this::kept));
        tree.put("claims", each(parts.storage().claims().findByAccount(customer.shop(), account).stream(), Tree::of));
        tree.put("tasks", each(records.stream().flatMap(id -> tasks(customer, id)), Tree::of));
        tree.put("changes", each(records.stream().flatMap(id -> changes(customer, id)), Tree::of));
        tree.put("disclosures", each(records.stream().flatMap(id -> disclosures(customer, id)), Tree::of));
        return tree;
    }

    /** With the day on which its details go, be the person still a customer. */
    private Map<String, Object> kept(Purchase purchase) {
        var policy = parts.rules(purchase.ref().shop()).retention();
        return Tree.of(purchase, policy.keptUntil(purchase));
    }

    /** The person's own first. */
    private Set<CustomerId> records(Customer customer) {
        return new LinkedHashSet<>(parts.storage().directory().records(customer.shop(), customer.id()));
    }

    private Stream<Customer> found(Customer customer, CustomerId id) {
        return parts.storage().customers().find(customer.shop(), id).stream();
    }

    /** Whoever was given data by us: the providers of the accounts, whichever they are (CJEU C-154/21). */
    private static List<String> recipients(Customer customer) {
        return customer.links().stream().map(link -> link.account().issuer()).toList();
    }

    private List<Purchase> purchases(Customer customer) {
        var first = PurchaseQuery.newest(customer.shop(), customer.id(), PAGE);
        return Gathering.<Purchase, String>all(
                        after -> parts.storage().purchases().ofCustomer(first.after(after)),
                        purchase -> purchase.ref().reference())
                .toList();
    }

    private Stream<Task> tasks(Customer customer, CustomerId id) {
        return parts.storage().tasks().ofCustomer(customer.shop(), id, MOST_TASKS).stream();
    }

    private Stream<AuditEntry> changes(Customer customer, CustomerId id) {
        return all(after -> parts.storage().audit().ofCustomer(customer.shop(), id, after, PAGE), AuditEntry::id);
    }

    private Stream<Disclosure> disclosures(Customer customer, CustomerId id) {
        return all(after -> parts.storage().disclosures().ofCustomer(customer.shop(), id, after, PAGE), Disclosure::id);
    }

    private List<Object> contributed(DataSubject person) {
        return contributors.stream()
                .<Object>map(contributor -> Tree.of(contributor.name(), contributor.about(person)))
                .toList();
    }

    private boolean isMadeByShop(Customer customer, Link link) {
        return parts.storage().accounts().isMadeBy(customer.shop(), link.account());
    }

    private static <T> List<Object> each(Stream<T> things, Function<T, Map<String, Object>> tree) {
        return things.<Object>map(tree).toList();
    }

    /** All pages of a list. */
    private static <T, C> Stream<T> all(Function<Optional<C>, List<T>> page, Function<T, C> cursor) {
        var all = new ArrayList<T>();
        var found = page.apply(Optional.empty());
        while (!found.isEmpty()) {
            all.addAll(found);
            found = page.apply(Optional.of(cursor.apply(found.get(found.size() - 1))));
        }
        return all.stream();
    }
}
