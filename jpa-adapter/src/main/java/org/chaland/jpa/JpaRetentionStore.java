package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.RetentionStore;

/** When customers are reviewed, and the deletion of what must not be kept. */
final class JpaRetentionStore implements RetentionStore {

    private static final String TO_REVIEW = """
            select c.shop, c.id from ChalandCustomer c
            where c.reviewAt <= :now
            order by c.reviewAt, c.id
            """;

    private static final String REVIEW_AT = """
            update chaland_customer set review_at = ?
            where id = ? and shop = ?
            """;

    private static final String FORGET_REASONS = """
            update chaland_audit set reason = null
            where reason is not null and shop = ? and customer_id in (...)
            """;

    private static final String EMPTY_MERGED = "update chaland_customer set version = version + 1, epoch = epoch + 1, "
            + String.join(" = null, ", Row.detailsColumns()) + " = null where shop = ? and merged_into = ?";

    /** The foreign keys delete links and terms too. */
    private static final String DELETE_MERGED = "delete from chaland_customer where shop = ? and merged_into = ?";

    private static final String FORGET_DETAILS = "update chaland_purchase set version = version + 1, message = null, "
            + String.join(" = null, ", Row.detailsColumns()) + " = null where purchase_key = ? and coalesce("
            + String.join(", ", Row.detailsColumns()) + ") is not null";

    /** Tables whose rows name a customer of a shop. */
    private static final List<String> HISTORY =
            List.of("chaland_purchase", "chaland_task", "chaland_audit", "chaland_disclosure");

    private final Transactions transactions;
    private final CustomerDirectory directory;

    JpaRetentionStore(Transactions transactions, CustomerDirectory directory) {
        this.transactions = transactions;
        this.directory = directory;
    }

    @Override
    public List<CustomerRef> toReview(Instant now, int limit) {
        return transactions.read(
                "list the customers to review by",
                now,
                manager -> new Read<>(manager, Object[].class, TO_REVIEW)
                        .with("now", now)
                        .limit(limit)
                        .convert(row -> new CustomerRef(new ShopId((String) row[0]), new CustomerId((UUID) row[1]))));
    }

    @Override
    public void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at) {
        transactions.write(
                "set the next review of customer",
                customer,
                manager -> Statements.execute(manager, REVIEW_AT, at, customer, shop));
    }

    @Override
    public void forgetTraces(ShopId shop, CustomerId customer) {
        transactions.write("forget the traces of customer", customer, manager -> {
            var records = directory.records(shop, customer);
            return Statements.executeForAll(manager, forget("chaland_checkout"), List.of(shop), records)
                    + Statements.executeForAll(manager, FORGET_REASONS, List.of(shop), records)
                    + Statements.execute(manager, EMPTY_MERGED, shop, customer);
        });
    }

    @Override
    public boolean forgetDetails(PurchaseRef purchase) {
        return transactions.write(
                "forget the details of a purchase in shop",
                purchase.shop(),
                manager -> Statements.execute(manager, FORGET_DETAILS, Keys.ofPurchase(purchase)) > 0);
    }

    @Override
    public void forgetHistory(ShopId shop, CustomerId customer) {
        transactions.write("forget the history of customer", customer, manager -> {
            var records = directory.records(shop, customer);
            int forgotten = 0;
            for (var table : HISTORY) {
                forgotten += Statements.executeForAll(manager, forget(table), List.of(shop), records);
            }
            return forgotten + Statements.execute(manager, DELETE_MERGED, shop, customer);
        });
    }

    private static String forget(String table) {
        return "delete from " + table + " where shop = ? and customer_id in (...)";
    }
}
