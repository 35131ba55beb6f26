package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    private static final String OF_EVERYBODY = """
            select d from ChalandDisclosure d
            where d.customerId is null and d.shop = :shop and d.shownAt >= :since
            """;

    private static final String EARLIER_OF_CUSTOMER = """
            and d.shownAt <= (select b.shownAt from ChalandDisclosure b
                where b.id = :after and b.shop = :shop and b.customerId = :customer)
            and (d.shownAt < (select b.shownAt from ChalandDisclosure b where b.id = :after) or d.id < :after)
            """;

    /** The entry before may be of the customer or of everybody. */
    private static final String EARLIER_OF_BOTH = """
            and d.shownAt <= (select b.shownAt from ChalandDisclosure b
                where b.id = :after and b.shop = :shop
                and (b.customerId = :customer or b.customerId is null and b.shownAt >= :since))
            and (d.shownAt < (select b.shownAt from ChalandDisclosure b where b.id = :after) or d.id < :after)
            """;

    /** Names customer and shop, because H2 does not see otherwise that an index has this order. */
    private static final String NEWEST_FIRST = """
            order by d.customerId desc, d.shop desc, d.shownAt desc, d.id desc
            """;

    /** The same order. Ids are ordered by their bytes, which is the order of their text. */
    private static final Comparator<Disclosure> LATEST_FIRST = Comparator.comparing(Disclosure::at)
            .thenComparing(entry -> entry.id().toString())
            .reversed();

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

    private static final String AFTER_SHOP = """
            select d from ChalandDisclosure d
            where d.shop > :last
            """;

    private static final String OVER = """
            select d.id from ChalandDisclosure d
            where d.shop = :shop and d.shownAt <= :over
            """;

    private static final String FORGET = """
            delete from chaland_disclosure
            where shop = ? and shown_at <= ? and id in (...)
            """;

    /** Comes before the id of every shop. */
    private static final String NO_SHOP = "";

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
    public List<Disclosure> ofCustomer(
            ShopId shop, CustomerId customer, Optional<Instant> since, Optional<UUID> after, int limit) {
        return transactions.read("list what was shown of customer", customer, manager -> {
            var earlier = since.isPresent() ? EARLIER_OF_BOTH : EARLIER_OF_CUSTOMER;
            var end = after.map(any -> earlier).orElse("") + NEWEST_FIRST;
            var named = newest(manager, OF_CUSTOMER + end, shop, after, limit)
                    .with("customer", customer)
                    .with("since", after.flatMap(any -> since))
                    .list(DisclosureEntity::toModel);
            return since.isEmpty()
                    ? named
                    : merged(
                            named,
                            newest(manager, OF_EVERYBODY + end, shop, after, limit)
                                    .with("customer", after.map(any -> customer))
                                    .with("since", since)
                                    .list(DisclosureEntity::toModel),
                            limit);
        });
    }

    private static Read<DisclosureEntity> newest(
            EntityManager manager, String jpql, ShopId shop, Optional<UUID> after, int limit) {
        return new Read<>(manager, DisclosureEntity.class, jpql)
                .with("shop", shop)
                .with("after", after)
                .limit(limit);
    }

    /** No database reads both off an index by one query in this order. */
    private static List<Disclosure> merged(List<Disclosure> named, List<Disclosure> ofEverybody, int limit) {
        return Stream.of(named, ofEverybody)
                .flatMap(List::stream)
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList();
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

    @Override
    public Optional<Disclosure> oldestAfter(Optional<ShopId> shop) {
        var last = shop.map(ShopId::value).orElse(NO_SHOP);
        return transactions.read(
                "find the oldest disclosure after shop",
                last,
                manager -> new Read<>(manager, DisclosureEntity.class, AFTER_SHOP + OLDEST_FIRST)
                        .with("last", last)
                        .limit(1)
                        .first(DisclosureEntity::toModel));
    }

    @Override
    public int purge(ShopId shop, Instant over, int most) {
        return transactions.write("purge the disclosures of shop", shop, manager -> {
            var ids = new Read<>(manager, UUID.class, OVER + OLDEST_FIRST)
                    .with("shop", shop)
                    .with("over", over)
                    .limit(most)
                    .values();
            return Statements.executeForAll(manager, FORGET, List.of(shop, over), ids);
        });
    }
}
