package org.chaland.jpa;

import static org.chaland.jpa.People.LMS;
import static org.chaland.jpa.People.SHOP;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.chaland.backoffice.BackOffice;

/**
 * The same statements in the same transactions, written by hand: every column is read, and nothing is made of it, neither values
 * nor forms nor texts.
 */
final class ByHand implements Side {

    private static final String BOOKS = SHOP.value();
    private static final long NOW = Stored.micros(People.START);
    private static final int PHONE = Sql.FIELDS.indexOf("phone");

    /** Where, in a row of a customer, the fields of the form begin. */
    private static final int FIELDS = 10;

    private final Jdbc jdbc;
    private final People people;

    ByHand(DataSource connections, People people) {
        jdbc = new Jdbc(connections);
        this.people = people;
    }

    @Override
    public Object lookUp(int visitor) {
        return jdbc.read(Sql.CUSTOMER_OF_ACCOUNT, accountKey(people.spread(visitor)));
    }

    @Override
    public Object edit(int visitor) {
        var key = accountKey(people.spread(visitor));
        return jdbc.inTransaction(connection -> {
            var row = Jdbc.rows(connection, Sql.CUSTOMER_OF_ACCOUNT, key).get(0);
            Jdbc.change(connection, Sql.UPDATE_CUSTOMER, withOtherPhone(row));
        });
    }

    @Override
    public Object open(int visitor) {
        return lookUp(visitor);
    }

    @Override
    public Object submit(int visitor) {
        int customer = people.spread(visitor);
        jdbc.read(Sql.CUSTOMER_OF_ACCOUNT, accountKey(customer));
        return jdbc.inTransaction(connection -> {
            Jdbc.rows(connection, Sql.CUSTOMER_OF_ACCOUNT, accountKey(customer));
            var row = Jdbc.rows(connection, Sql.CUSTOMER_OF_ACCOUNT, accountKey(customer))
                    .get(0);
            Jdbc.change(connection, Sql.UPDATE_CUSTOMER, withOtherPhone(row));
            Jdbc.insert(connection, Sql.INSERT_CHECKOUT, checkout(customer, row));
        });
    }

    @Override
    public Object complete(int order) {
        var customer = people.id(people.spread(order)).value();
        var key = Keys.ofPurchase(SHOP, People.NEW + order);
        return jdbc.inTransaction(connection -> {
            Jdbc.rows(connection, Sql.PURCHASE_OF_KEY, key);
            Jdbc.rows(connection, Sql.LOCK_CUSTOMER, customer, BOOKS);
            Jdbc.rows(connection, Sql.CUSTOMER_OF_ID, customer, BOOKS);
            var purchase = Jdbc.rows(connection, Sql.LOCK_PURCHASE, key).get(0);
            Jdbc.change(connection, Sql.UPDATE_PURCHASE, paid(customer, purchase));
            var tasks = List.of(task(customer, "complete/" + order), task(customer, "end/" + order));
            Jdbc.insertTogether(connection, Sql.INSERT_TASK, tasks);
        });
    }

    @Override
    public Object support(int visitor) {
        int buyer = people.buyer(visitor);
        var id = people.id(buyer).value();
        jdbc.read(Sql.CUSTOMER_OF_ACCOUNT, accountKey(buyer));
        jdbc.read(Sql.LINKS_OF_SUBJECT, Keys.ofAccount(people.account(buyer)));
        jdbc.read(Sql.NEWEST_PURCHASES, id, BOOKS, "PLACED", "PLACED", "PLACED", 26);
        var bought = jdbc.read(Sql.NEWEST_PURCHASES, id, BOOKS, "COMPLETED", "COMPLETED", "COMPLETED", 26);
        jdbc.read(Sql.NEWEST_PURCHASES, id, BOOKS, "CANCELLED", "CANCELLED", "CANCELLED", 26);
        jdbc.read(Sql.OPEN_PURCHASE, id, BOOKS, "COMPLETED", NOW, 1);
        return bought;
    }

    @Override
    public Object page(int any) {
        return jdbc.inTransaction(
                connection -> shown(connection, Jdbc.rows(connection, Sql.PAGE, BOOKS, BackOffice.PAGE_SIZE + 1)));
    }

    @Override
    public Object search(int visitor) {
        var prefix = people.prefix(people.spread(visitor));
        var from = prefix.getBytes(StandardCharsets.UTF_8);
        var to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = (byte) 0xFF;
        return jdbc.inTransaction(connection -> {
            Jdbc.rows(connection, Sql.PURCHASE_OF_KEY, Keys.ofPurchase(SHOP, prefix));
            shown(connection, Jdbc.rows(connection, Sql.SEARCH, BOOKS, from, to, from, BackOffice.PAGE_SIZE + 1));
        });
    }

    /** Written down of each customer on the page, who is one fewer than were read if there is another page. */
    private static void shown(Connection connection, List<Object[]> read) throws SQLException {
        var rows = read.stream()
                .limit(BackOffice.PAGE_SIZE)
                .map(row -> new Object[] {
                    UUID.randomUUID(), BOOKS, row[0], "staff-7", "office", "order-handling", "record,email", NOW
                })
                .toList();
        Jdbc.insertAll(connection, Sql.INSERT_DISCLOSURE, rows);
    }

    private String accountKey(int customer) {
        return Keys.ofAccount(SHOP, people.account(customer));
    }

    private static Object[] withOtherPhone(Object[] row) {
        var values =
                new ArrayList<Object>(Arrays.asList(row[2], row[3], row[4], row[6], NOW, row[5], (Long) row[7] + 1));
        var fields = Arrays.copyOfRange(row, FIELDS, FIELDS + Sql.FIELDS.size());
        fields[PHONE] = Phone.next();
        values.addAll(Arrays.asList(fields));
        values.addAll(List.of(row[0], row[1], row[7], row[6], row[5]));
        return values.toArray();
    }

    private Object[] checkout(int customer, Object[] row) {
        var account = people.account(customer);
        var handle = Keys.ofLease(UUID.randomUUID().toString());
        return new Object[] {
            UUID.randomUUID(), BOOKS, handle, row[0], row[6], LMS, account.subject(), null, null, null, 0, false, null, 0L, null, null, NOW, 0L
        };
    }

    private static Object[] paid(UUID customer, Object[] row) {
        return new Object[] {
            customer, "COMPLETED", NOW, null, row[9], NOW, (Long) row[8] + 1, row[0], row[8],
        };
    }

    private static Object[] task(UUID customer, String key) {
        return new Object[] {
            UUID.randomUUID(),
            BOOKS,
            Keys.ofTask(SHOP, key),
            key,
            "TELL",
            customer,
            null,
            null,
            null,
            null,
            "OPEN",
            0,
            NOW,
            null,
            NOW,
            null,
            false,
            NOW,
            0L
        };
    }
}
