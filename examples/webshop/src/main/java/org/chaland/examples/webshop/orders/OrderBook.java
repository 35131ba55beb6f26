package org.chaland.examples.webshop.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chaland.examples.webshop.site.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the orders, in the transaction of whoever asks. */
@Component
public class OrderBook {

    private static final int SHOWN = 200;

    private static final String INSERT = """
            insert into shop_order (reference, placed_from, browser_hash, items, amount_cents, method, state, placed_at, seats_later)
            values (:reference, :placedFrom, :browserHash, :items, :cents, :method, :state, :placedAt, :seatsLater)
            """;

    private final JdbcClient database;

    OrderBook(JdbcClient database) {
        this.database = database;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is an order that was placed from the same */
    public void insert(Order order) {
        database.sql(INSERT)
                .param("reference", order.reference())
                .param("placedFrom", order.placedFrom())
                .param("browserHash", order.browserHash())
                .param("items", order.items())
                .param("cents", order.cents())
                .param("method", order.method().name())
                .param("state", order.state().name())
                .param("placedAt", order.placedAt().atOffset(ZoneOffset.UTC))
                .param("seatsLater", order.seatsLater())
                .update();
    }

    public Optional<Order> find(String reference) {
        return database.sql("select * from shop_order where reference = ?")
                .param(reference)
                .query((row, number) -> order(row))
                .optional();
    }

    /** The order that was placed from that. */
    public Optional<Order> placedFrom(String digest) {
        return database.sql("select * from shop_order where placed_from = ?")
                .param(digest)
                .query((row, number) -> order(row))
                .optional();
    }

    /** Those that there are of these, at least one. */
    public List<Order> find(List<String> references) {
        return database.sql("select * from shop_order where reference in (:references)")
                .param("references", references)
                .query((row, number) -> order(row))
                .list();
    }

    /** The order, if that browser placed it. */
    public Optional<Order> find(String reference, Optional<String> browserHash) {
        return find(reference).filter(order -> browserHash.equals(Optional.of(order.browserHash())));
    }

    public List<Order> newest() {
        return database.sql("select * from shop_order order by placed_at desc, reference limit ?")
                .param(SHOWN)
                .query((row, number) -> order(row))
                .list();
    }

    /** Whether it was in that state and is in the other now; of two who ask at once, one gets it. */
    public boolean move(String reference, Order.State from, Order.State to) {
        return database.sql("update shop_order set state = ? where reference = ? and state = ?")
                        .params(to.name(), reference, from.name())
                        .update()
                == 1;
    }

    /** As {@link #move}, from placed to paid. */
    public boolean pay(String reference, Instant at) {
        return database.sql("update shop_order set state = ?, paid_at = ? where reference = ? and state = ?")
                        .params(
                                Order.State.PAID.name(),
                                at.atOffset(ZoneOffset.UTC),
                                reference,
                                Order.State.PLACED.name())
                        .update()
                == 1;
    }

    /** From now on it is no browser's. */
    public void forgetBrowser(String reference) {
        database.sql("update shop_order set browser_hash = ? where reference = ?")
                .params(Secrets.hash(Secrets.random()), reference)
                .update();
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("reference"),
                row.getString("placed_from"),
                row.getString("browser_hash"),
                row.getString("items"),
                row.getInt("amount_cents"),
                Order.Method.valueOf(row.getString("method")),
                Order.State.valueOf(row.getString("state")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("seats_later"),
                Optional.ofNullable(row.getObject("paid_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
