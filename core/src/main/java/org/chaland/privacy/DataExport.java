package org.chaland.privacy;

import java.time.Instant;
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
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.CourseGrant;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.PersonalDataContributor;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.RedactedCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Internal: reads everything that is stored about one person, page by page, in one transaction; then calls the contributors of the host.
 * Checks nothing.
 */
@SuppressWarnings("exports")
public final class DataExport {

    private static final Logger LOG = LoggerFactory.getLogger(DataExport.class);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int PAGE = 500;

    /** Limit of the tasks of one record; no person has as many. */
    private static final int MOST_TASKS = 100_000;

    private final Parts parts;
    private final List<PersonalDataContributor> contributors;

    /**
     * Internal: called by {@link org.chaland.Chaland} only.
     *
     * @throws IllegalStateException if the name of a contributor is not valid or used twice
     */
    public DataExport(Parts parts, List<PersonalDataContributor> contributors) {
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

    /**
     * Returns what is stored about the customer, in use or restricted.
     *
     * @param account of the person who asks, or empty if staff ask for them; what such an account has asked for is included
     */
    public PersonalData of(Customer customer, Optional<Account> account) {
        var purchases = new ArrayList<Purchase>();
        var records = new LinkedHashSet<CustomerId>();
        var tree = parts.storage().transactions().inTransaction(() -> {
            purchases.clear();
            records.clear();
            purchases.addAll(purchases(customer));
            records.addAll(records(customer));
            return kept(customer, account, records, purchases);
        });
        var references =
                purchases.stream().map(purchase -> purchase.ref().reference()).toList();
        tree.put("contributed", contributed(customer.shop(), Collections.unmodifiableSet(records), references));
        return new PersonalData(Collections.unmodifiableMap(tree));
    }

    private Map<String, Object> kept(
            Customer customer, Optional<Account> account, Set<CustomerId> records, List<Purchase> purchases) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("format", "chaland-personal-data-1");
        tree.put("madeAt", parts.now().toString());
        tree.put("shop", customer.shop().value());
        var found = records.stream().flatMap(id -> found(customer, id)).toList();
        tree.put("records", each(found.stream(), Tree::of));
        tree.put("accounts", each(customer.links().stream(), link -> account(customer, link)));
        tree.put("recipients", recipients(customer));
        tree.put("purchases", each(purchases.stream(), this::kept));
        tree.put(
                "claims",
                each(
                        account
                                .map(Digests::askerOf)
                                .flatMap(asker -> parts.storage().claims().findByAsker(customer.shop(), asker))
                                .stream(),
                        Tree::of));
        tree.put("tasks", each(tasks(customer), Tree::of));
        tree.put("changes", each(records.stream().flatMap(id -> changes(customer, id)), Tree::of));
        tree.put("disclosures", each(disclosures(customer, records, found), Tree::of));
        return tree;
    }

    /** With the day on which its details are deleted. */
    private Map<String, Object> kept(Purchase purchase) {
        var policy = parts.rules(purchase.ref().shop()).retention();
        return Tree.of(purchase, policy.keptUntil(purchase));
    }

    /** The customer first, then the records merged into it. */
    private Set<CustomerId> records(Customer customer) {
        return new LinkedHashSet<>(parts.storage().directory().records(customer.shop(), customer.id()));
    }

    private Map<String, Object> account(Customer customer, Link link) {
        var storage = parts.storage();
        return Tree.of(
                link,
                storage.claims().mailboxOf(link.account()),
                storage.accounts().isMadeBy(customer.shop(), link.account()),
                storage.courses().ofAccount(link.account()));
    }

    private Stream<Customer> found(Customer customer, CustomerId id) {
        return parts.storage().customers().find(customer.shop(), id).stream();
    }

    /** The providers of the accounts, which received data from the shop (CJEU C-154/21). */
    private static List<String> recipients(Customer customer) {
        return customer.links().stream().map(link -> link.account().issuer()).toList();
    }

    private List<Purchase> purchases(Customer customer) {
        var first = PurchaseQuery.newest(customer.shop(), customer.id(), PAGE);
        return DataExport.<Purchase, String>all(
                        after -> parts.storage().purchases().ofCustomer(first.after(after)),
                        purchase -> purchase.ref().reference())
                .toList();
    }

    private Stream<Task> tasks(Customer customer) {
        return parts.storage().tasks().ofCustomer(customer.shop(), customer.id(), MOST_TASKS).stream();
    }

    private Stream<AuditEntry> changes(Customer customer, CustomerId id) {
        return all(after -> parts.storage().audit().ofCustomer(customer.shop(), id, after, PAGE), AuditEntry::id);
    }

    /** What was shown of everybody is listed once, from the time on when the shop had the first of the records. */
    private Stream<Disclosure> disclosures(Customer customer, Set<CustomerId> records, List<Customer> found) {
        var first = found.stream().map(Customer::createdAt).min(Instant::compareTo);
        return records.stream().flatMap(id -> disclosures(customer, id, first.filter(any -> id.equals(customer.id()))));
    }

    private Stream<Disclosure> disclosures(Customer customer, CustomerId id, Optional<Instant> since) {
        return all(
                after -> parts.storage().disclosures().ofCustomer(customer.shop(), id, since, after, PAGE),
                Disclosure::id);
    }

    private List<Object> contributed(ShopId shop, Set<CustomerId> records, List<String> references) {
        return contributors.stream()
                .<Object>map(contributor -> Tree.of(contributor.name(), ask(contributor, shop, records, references)))
                .toList();
    }

    /** The export fails with the contributor, because it would be incomplete. */
    private static List<Map<String, String>> ask(
            PersonalDataContributor contributor, ShopId shop, Set<CustomerId> records, List<String> references) {
        try {
            return contributor.about(shop, records, references);
        } catch (RuntimeException e) {
            LOG.warn("The contributor {} of personal data failed", contributor.name(), RedactedCause.of(e));
            throw e;
        }
    }

    private static <T> List<Object> each(Stream<T> things, Function<T, Map<String, Object>> tree) {
        return things.<Object>map(tree).toList();
    }

    /** Reads all pages of a list. */
    private static <T, C> Stream<T> all(Function<Optional<C>, List<T>> page, Function<T, C> cursor) {
        var all = new ArrayList<T>();
        var found = page.apply(Optional.empty());
        while (!found.isEmpty()) {
            all.addAll(found);
            found = page.apply(Optional.of(cursor.apply(found.get(found.size() - 1))));
        }
        return all.stream();
    }

    /** Builds the maps of the export. Leaves out what is empty, and the names of staff. */
    private static final class Tree {

        private final Map<String, Object> members = new LinkedHashMap<>();

        private Tree() {}

        static Map<String, Object> of(Customer record) {
            return new Tree()
                    .with("id", record.id())
                    .with("state", record.state())
                    .with("mergedInto", record.mergedInto())
                    .with("createdAt", record.createdAt())
                    .with("changedAt", record.changedAt())
                    .with("details", record.details())
                    .members();
        }

        static Map<String, Object> of(
                Link link, Optional<CanonicalEmail> mailbox, boolean madeByShop, List<CourseGrant> courses) {
            return new Tree()
                    .with("issuer", link.account().issuer())
                    .with("subject", link.account().subject())
                    .with("mailbox", mailbox.map(CanonicalEmail::value))
                    .with("proof", link.proof())
                    .with("madeByShop", madeByShop)
                    .with("state", link.state())
                    .with("since", link.since())
                    .with("courses", courses.stream().map(Tree::of).toList())
                    .members();
        }

        private static Map<String, Object> of(CourseGrant course) {
            return new Tree()
                    .with("course", course.course())
                    .with("status", course.given().status())
                    .with("from", course.given().from())
                    .with("until", course.given().until())
                    .members();
        }

        static Map<String, Object> of(Purchase purchase, Instant keptUntil) {
            return new Tree()
                    .with("reference", purchase.ref().reference())
                    .with("state", purchase.state())
                    .with("placedAt", purchase.placedAt())
                    .with("completedAt", purchase.completedAt())
                    .with("cancelledAt", purchase.cancelledAt())
                    .with("details", purchase.frozen())
                    .with("seat", purchase.seatOf().isPresent())
                    .with("message", purchase.message())
                    .with("keptUntil", keptUntil)
                    .with(
                            "trainings",
                            purchase.trainings().stream().map(Tree::of).toList())
                    .members();
        }

        private static Map<String, Object> of(Training training) {
            return new Tree()
                    .with("code", training.code())
                    .with("from", training.from())
                    .with("until", training.until())
                    .with("seatsToGive", training.seatsToGive())
                    .members();
        }

        static Map<String, Object> of(Claim claim) {
            return new Tree()
                    .with("email", claim.email().value())
                    .with("requestedAt", claim.requestedAt())
                    .members();
        }

        static Map<String, Object> of(Task task) {
            return new Tree()
                    .with("kind", task.kind())
                    .with("state", task.state())
                    .with("reference", task.reference())
                    .with("reason", task.reason())
                    .with("createdAt", task.createdAt())
                    .members();
        }

        static Map<String, Object> of(AuditEntry entry) {
            return new Tree()
                    .with("action", entry.action())
                    .with("reason", entry.reason())
                    .with("at", entry.at())
                    .members();
        }

        static Map<String, Object> of(Disclosure entry) {
            return new Tree()
                    .with("role", entry.role())
                    .with("purpose", entry.purpose())
                    .with(
                            "fields",
                            entry.fields().stream().map(PersonalField::path).toList())
                    .with("at", entry.at())
                    .members();
        }

        static Map<String, Object> of(String name, List<Map<String, String>> contributed) {
            return new Tree()
                    .with("name", name)
                    .with("entries", contributed.stream().map(Map::copyOf).toList())
                    .members();
        }

        private Tree with(String name, Object value) {
            if (value instanceof Optional<?> perhaps) {
                perhaps.ifPresent(known -> with(name, known));
            } else {
                members.put(name, isPlain(value) ? value : value.toString());
            }
            return this;
        }

        private Tree with(String name, Details details) {
            var values = new LinkedHashMap<String, Object>();
            details.values().forEach((field, value) -> values.put(field.path(), value));
            members.put(name, Collections.unmodifiableMap(values));
            return this;
        }

        private static boolean isPlain(Object value) {
            return value instanceof List || value instanceof Boolean;
        }

        private Map<String, Object> members() {
            return Collections.unmodifiableMap(members);
        }
    }
}
