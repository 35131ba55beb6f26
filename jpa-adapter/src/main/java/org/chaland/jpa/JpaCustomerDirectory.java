package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Lists of customers. Each page is one statement, which starts in an index right after the last line of the page before. Each
 * order names the leading columns of the index although they are equal, because H2 does not see otherwise that the index has
 * this order.
 */
final class JpaCustomerDirectory implements CustomerDirectory {

    private static final String NEWEST = Line.SELECT + """
            from ChalandCustomer c
            where c.shop = :shop and c.state = 'ACTIVE'
            """;

    private static final String AFTER_NEWEST = """
            and c.createdAt <=
                (select d.createdAt from ChalandCustomer d where d.id = :after and d.shop = :shop and d.state = 'ACTIVE')
            and (c.createdAt < (select d.createdAt from ChalandCustomer d where d.id = :after) or c.id < :after)
            """;

    private static final String NEWEST_FIRST = """
            order by c.shop desc, c.state desc, c.createdAt desc, c.id desc
            """;

    private static final String WITH_EMAIL = Line.SELECT + """
            from ChalandCustomer c
            where c.shop = :shop and c.emailKey = :email
            """;

    private static final String AFTER_OF_EMAIL = """
            and c.createdAt >=
                (select d.createdAt from ChalandCustomer d where d.id = :after and d.shop = :shop and d.emailKey = :email)
            and (c.createdAt > (select d.createdAt from ChalandCustomer d where d.id = :after) or c.id > :after)
            """;

    private static final String SHARING_EMAIL = Line.SELECT + """
            from ChalandCustomer c
            where c.shop = :shop and c.emailKey is not null
            and exists (select o.id from ChalandCustomer o
                where o.shop = c.shop and o.emailKey = c.emailKey and o.id <> c.id)
            """;

    private static final String AFTER_SHARING = """
            and c.emailKey >= (select d.emailKey from ChalandCustomer d where d.id = :after and d.shop = :shop
                and exists (select o.id from ChalandCustomer o
                    where o.shop = d.shop and o.emailKey = d.emailKey and o.id <> d.id))
            and (c.emailKey > (select d.emailKey from ChalandCustomer d where d.id = :after)
                or c.createdAt > (select d.createdAt from ChalandCustomer d where d.id = :after)
                or (c.createdAt = (select d.createdAt from ChalandCustomer d where d.id = :after) and c.id > :after))
            """;

    private static final String BY_EMAIL_AND_AGE = """
            order by c.shop, c.emailKey, c.createdAt, c.id
            """;

    private static final String LINKED_OF_EMAIL = """
            select c.id from ChalandCustomer c join c.links l
            where c.shop = :shop and c.emailKey = :email and l.state = 'ACTIVE'
            """;

    private static final String ANY_LINKED_OF_EMAIL = """
            select c.id from ChalandCustomer c join c.links l
            where c.shop = :shop and c.emailKey = :email and l.state <> 'BROKEN' and l.issuerKey = :issuer
            """;

    private static final String MERGED_INTO = """
            select c.id from ChalandCustomer c
            where c.mergedInto in :survivors and c.shop = :shop
            order by c.mergedInto, c.id
            """;

    private static final String CLAIMABLE = """
            select c.id from ChalandCustomer c
            where c.shop = :shop and c.emailKey = :email and c.createdAt <= :madeBy
            and exists (select p.purchaseKey from ChalandPurchase p
                where p.customerId = c.id and p.shop = c.shop and p.completedAt is not null)
            and not exists (select l.accountKey from ChalandCustomer o join o.links l
                where o.id = c.id and l.state <> 'BROKEN' and l.issuer <> :mailbox)
            """;

    private final Transactions transactions;

    JpaCustomerDirectory(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<CustomerEntry> newest(ShopId shop, Optional<CustomerId> after, int limit) {
        return page(
                "list the newest customers of shop",
                shop,
                NEWEST + next(after, AFTER_NEWEST) + NEWEST_FIRST,
                after,
                limit);
    }

    @Override
    public List<CustomerEntry> search(ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit) {
        var search = new Search(prefixes);
        return search.isHopeless()
                ? List.of()
                : transactions.read(
                        "search customers of shop",
                        shop,
                        manager -> search.in(manager, shop, after).limit(limit).convert(Line::of));
    }

    @Override
    public List<String> rarestFirst(ShopId shop, List<String> prefixes) {
        return prefixes.size() < 2
                ? prefixes
                : transactions.read(
                        "compare the words of a search in shop",
                        shop,
                        manager -> new TermFrequencies(manager, shop).rarestFirst(prefixes));
    }

    @Override
    public List<CustomerEntry> withEmail(ShopId shop, CanonicalEmail email, Optional<CustomerId> after, int limit) {
        var jpql = WITH_EMAIL + next(after, AFTER_OF_EMAIL) + BY_EMAIL_AND_AGE;
        return transactions.read(
                "list customers of an e-mail address in shop",
                shop,
                manager -> new Read<>(manager, Object[].class, jpql)
                        .with("shop", shop)
                        .with("email", Keys.ofEmail(email))
                        .with("after", after)
                        .limit(limit)
                        .convert(Line::of));
    }

    @Override
    public List<CustomerEntry> sharingEmail(ShopId shop, Optional<CustomerId> after, int limit) {
        return page(
                "list customers who share an e-mail address in shop",
                shop,
                SHARING_EMAIL + next(after, AFTER_SHARING) + BY_EMAIL_AND_AGE,
                after,
                limit);
    }

    @Override
    public boolean hasActiveLink(ShopId shop, CanonicalEmail email) {
        return transactions.read(
                "look for a linked customer of an e-mail address in shop",
                shop,
                manager -> !new Read<>(manager, UUID.class, LINKED_OF_EMAIL)
                        .with("shop", shop)
                        .with("email", Keys.ofEmail(email))
                        .limit(1)
                        .values()
                        .isEmpty());
    }

    @Override
    public List<CustomerId> linked(ShopId shop, CanonicalEmail email, String issuer, int limit) {
        return transactions.read(
                "list the linked customers of an e-mail address in shop",
                shop,
                manager -> new Read<>(manager, UUID.class, ANY_LINKED_OF_EMAIL)
                        .with("shop", shop)
                        .with("email", Keys.ofEmail(email))
                        .with("issuer", Keys.ofIssuer(issuer))
                        .limit(limit)
                        .convert(CustomerId::new));
    }

    @Override
    public List<CustomerId> claimable(ShopId shop, CanonicalEmail email, Instant madeBy, int limit) {
        return transactions.read(
                "list what a claim of an e-mail address takes in shop",
                shop,
                manager -> new Read<>(manager, UUID.class, CLAIMABLE + BY_EMAIL_AND_AGE)
                        .with("shop", shop)
                        .with("email", Keys.ofEmail(email))
                        .with("madeBy", madeBy)
                        .with("mailbox", Account.MAILBOX)
                        .limit(limit)
                        .convert(CustomerId::new));
    }

    @Override
    public List<CustomerId> mergedInto(ShopId shop, Collection<CustomerId> survivors) {
        return survivors.isEmpty()
                ? List.of()
                : transactions.read(
                        "list what was merged into customers of shop",
                        shop,
                        manager -> new Read<>(manager, UUID.class, MERGED_INTO)
                                .with("survivors", survivors).with("shop", shop).values().stream()
                                        .sorted(Comparator.comparing(UUID::toString))
                                        .map(CustomerId::new)
                                        .toList());
    }

    private List<CustomerEntry> page(String action, ShopId shop, String jpql, Optional<CustomerId> after, int limit) {
        return transactions.read(
                action,
                shop,
                manager -> new Read<>(manager, Object[].class, jpql)
                        .with("shop", shop)
                        .with("after", after)
                        .limit(limit)
                        .convert(Line::of));
    }

    private static String next(Optional<CustomerId> after, String condition) {
        return after.map(any -> condition).orElse("");
    }

    /** A line of a list. */
    private static final class Line {

        /** The columns of a line, of a customer {@code c}. The counts are of this customer alone, by an index. */
        static final String SELECT = """
                select c.id, c.createdAt, c.details.givenName, c.details.familyName, c.details.organisation, c.details.city,
                    c.details.email,
                    (select count(l.accountKey) from ChalandCustomer o join o.links l where o.id = c.id),
                    (select count(p.purchaseKey) from ChalandPurchase p
                        where p.customerId = c.id and p.shop = c.shop and p.state = 'PLACED'),
                    (select count(p.purchaseKey) from ChalandPurchase p
                        where p.customerId = c.id and p.shop = c.shop and p.state = 'COMPLETED'),
                    (select count(p.purchaseKey) from ChalandPurchase p
                        where p.customerId = c.id and p.shop = c.shop and p.state = 'CANCELLED')
                """;

        static CustomerEntry of(@Nullable Object[] columns) {
            return new CustomerEntry(
                    new CustomerId((UUID) columns[0]),
                    Contact.builder()
                            .givenName(text(columns[2]))
                            .familyName(text(columns[3]))
                            .build()
                            .fullName(),
                    text(columns[4]),
                    text(columns[5]),
                    text(columns[6]),
                    count(columns[7]) > 0,
                    Stored.instant(count(columns[1])),
                    new Purchase.Counts(count(columns[8]), count(columns[9]), count(columns[10])));
        }

        private static String text(@Nullable Object column) {
            return column == null ? "" : (String) column;
        }

        private static long count(@Nullable Object column) {
            return Objects.requireNonNull((Number) column, "count").longValue();
        }
    }

    /**
     * Finds customers by the beginnings of their terms. It walks through the terms that begin with the first prefix, and takes
     * a customer only at the first of them, so that each customer comes once and in the order of the index.
     */
    private static final class Search {

        private static final String FROM = Line.SELECT + """
                from ChalandCustomerTerm t, ChalandCustomer c
                where c.id = t.key.customerId
                """;

        private static final String LISTED = """
                and @.shop = :shop and @.key.term >= :from0 and @.key.term < :to0
                and not exists (select e.shop from ChalandCustomerTerm e
                    where e.key.customerId = @.key.customerId and e.key.term >= :from0 and e.key.term < @.key.term)
                """;

        private static final String HAS_ALSO = """
                and exists (select e.shop from ChalandCustomerTerm e
                    where e.key.customerId = @.key.customerId and e.key.term >= :from# and e.key.term < :to#)
                """;

        private static final String AFTER = """
                and t.key.term >= (select u.key.term from ChalandCustomerTerm u where u.key.customerId = :after %1$s)
                and (t.key.term > (select u.key.term from ChalandCustomerTerm u where u.key.customerId = :after %1$s)
                    or t.key.customerId > :after)
                """;

        private static final String IN_ORDER = """
                order by t.shop, t.key.term, t.key.customerId
                """;

        private final List<String> prefixes;

        Search(List<String> prefixes) {
            this.prefixes = List.copyOf(prefixes);
        }

        /** Whether a prefix is no valid text: half a surrogate pair would be stored as a question mark, and might match one. */
        boolean isHopeless() {
            return !prefixes.stream().allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode);
        }

        Read<Object[]> in(EntityManager manager, ShopId shop, Optional<CustomerId> after) {
            var next = after.map(any -> AFTER.formatted(isListed("u"))).orElse("");
            var query = new Read<>(manager, Object[].class, FROM + isListed("t") + next + IN_ORDER)
                    .with("shop", shop)
                    .with("after", after);
            for (int i = 0; i < prefixes.size(); i++) {
                var range = TermRange.of(prefixes.get(i));
                query.with("from" + i, range.from()).with("to" + i, range.to());
            }
            return query;
        }

        /** The condition that the term of that alias is the first one by which its customer is found. */
        private String isListed(String alias) {
            var others = IntStream.range(1, prefixes.size())
                    .mapToObj(number -> HAS_ALSO.replace("#", String.valueOf(number)))
                    .collect(Collectors.joining());
            return (LISTED + others).replace("@", alias);
        }
    }
}
