package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.ShopId;
import org.chaland.spi.DisclosureStore;

/** Customer data that was shown to staff. */
final class JpaDisclosureStore implements DisclosureStore {

    private static final String OF_CUSTOMER = """
            select d from ChalandDisclosure d
            where d.customerId = :customer and d.shop = :shop
            """;

    private static final String EARLIER_OF_CUSTOMER = """
            and d.shownAt <= (select b.shownAt from ChalandDisclosure b where b.id = :after and b.customerId = :customer and b.shop = :shop)
            and (d.shownAt < (select b.shownAt from ChalandDisclosure b where b.id = :after) or d.id < :after)
            """;

    /** Names the customer, because H2 does not see otherwise that an index has this order. */
    private static final String NEWEST_FIRST = """
            order by d.customerId desc, d.shownAt desc, d.id desc
            """;

    private static final String BETWEEN = """
            select d from ChalandDisclosure d
            where d.shop = :shop and d.shownAt >= :from and d.shownAt < :until
            """;

    private static final String LATER = """
            and d.shownAt >= (select b.shownAt from ChalandDisclosure b
                where b.id = :after and b.shop = :shop and b.shownAt >= :from and b.shownAt < :until)
            and (d.shownAt > (select b.shownAt from ChalandDisclosure b where b.id = :after) or d.id > :after)
            """;

    /** Names the shop, for the same reason. */
    private static final String OLDEST_FIRST = """
            order by d.shop, d.shownAt, d.id
            """;

    private final Transactions transactions;

    JpaDisclosureStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(List<Disclosure> entries) {
        transactions.write(
                "append disclosures,",
                entries.size(),
                manager -> Statements.insertAll(
                        manager, entries.stream().map(DisclosureEntity::newRow).toList()));
    }

    @Override
    public List<Disclosure> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
        var jpql = OF_CUSTOMER + after.map(any -> EARLIER_OF_CUSTOMER).orElse("") + NEWEST_FIRST;
        return transactions.read(
                "list what was shown of customer",
                customer,
                manager -> new Read<>(manager, DisclosureEntity.class, jpql)
                        .with("customer", customer)
                        .with("shop", shop)
                        .with("after", after)
                        .limit(limit)
                        .list(DisclosureEntity::toModel));
    }

    @Override
    public List<Disclosure> between(ShopId shop, Instant from, Instant until, Optional<UUID> after, int limit) {
        var jpql = BETWEEN + after.map(any -> LATER).orElse("") + OLDEST_FIRST;
        return transactions.read(
                "list what was shown in shop",
                shop,
                manager -> new Read<>(manager, DisclosureEntity.class, jpql)
                        .with("shop", shop)
                        .with("from", from)
                        .with("until", until)
                        .with("after", after)
                        .limit(limit)
                        .list(DisclosureEntity::toModel));
    }
}
