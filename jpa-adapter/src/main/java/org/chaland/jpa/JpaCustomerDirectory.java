package org.chaland.jpa;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;

/**
 * Lists of customers: each page is one statement, which starts in an index right after the last line of the page before.
 * Orders name leading columns that are equal anyway: without them H2 does not see that the index is in this order.
 */
final class JpaCustomerDirectory implements CustomerDirectory {

    private static final String NEWEST = EntryMapper.SELECT + """
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

    private static final String WITH_EMAIL = EntryMapper.SELECT + """
            from ChalandCustomer c
            where c.shop = :shop and c.emailKey = :email
            """;

    private static final String AFTER_OF_EMAIL = """
            and c.createdAt >=
                (select d.createdAt from ChalandCustomer d where d.id = :after and d.shop = :shop and d.emailKey = :email)
            and (c.createdAt > (select d.createdAt from ChalandCustomer d where d.id = :after) or c.id > :after)
            """;

    private static final String SHARING_EMAIL = EntryMapper.SELECT + """
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

    private static final String MERGED_INTO = """
            select c.id from ChalandCustomer c
            where c.mergedInto = :survivor and c.shop = :shop
            order by c.mergedInto, c.id
            """;

    private final Calls calls;

    JpaCustomerDirectory(Calls calls) {
        this.calls = calls;
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
                : calls.read(
                        "search customers of shop",
                        shop,
                        manager -> search.in(manager, shop, after).limit(limit).convert(EntryMapper::toModel));
    }

    @Override
    public List<CustomerEntry> withEmail(ShopId shop, CanonicalEmail email, Optional<CustomerId> after, int limit) {
        var jpql = WITH_EMAIL + next(after, AFTER_OF_EMAIL) + BY_EMAIL_AND_AGE;
        return calls.read(
                "list customers of an e-mail address in shop",
                shop,
                manager -> new Read<>(manager, Object[].class, jpql)
                        .with("shop", shop.value())
                        .with("email", Keys.ofEmail(email))
                        .with("after", after.map(CustomerId::value))
                        .limit(limit)
                        .convert(EntryMapper::toModel));
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
        return calls.read(
                "look for a linked customer of an e-mail address in shop",
                shop,
                manager -> !new Read<>(manager, UUID.class, LINKED_OF_EMAIL)
                        .with("shop", shop.value())
                        .with("email", Keys.ofEmail(email))
                        .limit(1)
                        .values()
                        .isEmpty());
    }

    @Override
    public List<CustomerId> mergedInto(ShopId shop, CustomerId survivor) {
        return calls.read(
                "list what was merged into customer",
                survivor,
                manager -> new Read<>(manager, UUID.class, MERGED_INTO)
                        .with("survivor", survivor.value())
                        .with("shop", shop.value())
                        .convert(CustomerId::new));
    }

    private List<CustomerEntry> page(String action, ShopId shop, String jpql, Optional<CustomerId> after, int limit) {
        return calls.read(
                action,
                shop,
                manager -> new Read<>(manager, Object[].class, jpql)
                        .with("shop", shop.value())
                        .with("after", after.map(CustomerId::value))
                        .limit(limit)
                        .convert(EntryMapper::toModel));
    }

    private static String next(Optional<CustomerId> after, String condition) {
        return after.map(any -> condition).orElse("");
    }
}
