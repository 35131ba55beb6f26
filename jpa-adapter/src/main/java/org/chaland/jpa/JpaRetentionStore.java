package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.RetentionStore;

/** Whose time comes when, and what is left of whom. */
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
            where customer_id = ? and shop = ? and reason is not null
            """;

    private static final String FORGET_DETAILS = "update chaland_purchase set version = version + 1, "
            + String.join(" = null, ", Row.detailsColumns()) + " = null where purchase_key = ? and coalesce("
            + String.join(", ", Row.detailsColumns()) + ") is not null";

    /** What names the customer of a shop. */
    private static final List<String> HISTORY =
            List.of("chaland_purchase", "chaland_task", "chaland_audit", "chaland_disclosure");

    private final Calls calls;

    JpaRetentionStore(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<CustomerRef> toReview(Instant now, int limit) {
        return calls.read(
                "list the customers to be reviewed by",
                now,
                manager -> new Read<>(manager, Object[].class, TO_REVIEW)
                        .with("now", Micros.of(now))
                        .limit(limit)
                        .convert(row -> new CustomerRef(new ShopId((String) row[0]), new CustomerId((UUID) row[1]))));
    }

    @Override
    public void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at) {
        calls.write(
                "put off the review of customer",
                customer,
                manager -> Statements.execute(
                        manager, REVIEW_AT, at.map(Micros::of).orElse(null), customer.value(), shop.value()));
    }

    @Override
    public void forgetTraces(ShopId shop, CustomerId customer) {
        calls.write(
                "forget the traces of customer",
                customer,
                manager -> Statements.execute(manager, forget("chaland_checkout"), customer.value(), shop.value())
                        + Statements.execute(manager, FORGET_REASONS, customer.value(), shop.value()));
    }

    @Override
    public boolean forgetDetails(PurchaseRef purchase) {
        return calls.write(
                "forget the details of a purchase in shop",
                purchase.shop(),
                manager -> Statements.execute(manager, FORGET_DETAILS, Keys.ofPurchase(purchase)) > 0);
    }

    @Override
    public void forgetHistory(ShopId shop, CustomerId customer) {
        calls.write("forget the history of customer", customer, manager -> {
            int forgotten = 0;
            for (var table : HISTORY) {
                forgotten += Statements.execute(manager, forget(table), customer.value(), shop.value());
            }
            return forgotten;
        });
    }

    private static String forget(String table) {
        return "delete from " + table + " where customer_id = ? and shop = ?";
    }
}
