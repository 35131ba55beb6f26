package org.chaland.jpa;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.AuditLog;

/** Actions of staff. */
final class JpaAuditLog implements AuditLog {

    private static final String OF_CUSTOMER = """
            select a from ChalandAudit a
            where a.customerId = :customer and a.shop = :shop
            """;

    private static final String AFTER = """
            and a.doneAt <= (select b.doneAt from ChalandAudit b where b.id = :after and b.customerId = :customer and b.shop = :shop)
            and (a.doneAt < (select b.doneAt from ChalandAudit b where b.id = :after) or a.id < :after)
            """;

    /** Names the customer, because H2 does not see otherwise that an index has this order. */
    private static final String NEWEST_FIRST = """
            order by a.customerId desc, a.doneAt desc, a.id desc
            """;

    private final Transactions transactions;

    JpaAuditLog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(AuditEntry entry) {
        transactions.write(
                "append audit entry",
                entry.id(),
                manager -> Statements.insertAll(manager, List.of(AuditEntity.newRow(entry))));
    }

    @Override
    public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
        var jpql = OF_CUSTOMER + after.map(any -> AFTER).orElse("") + NEWEST_FIRST;
        return transactions.read(
                "list what was done to customer",
                customer,
                manager -> new Read<>(manager, AuditEntity.class, jpql)
                        .with("customer", customer)
                        .with("shop", shop)
                        .with("after", after)
                        .limit(limit)
                        .list(AuditEntity::toModel));
    }
}
