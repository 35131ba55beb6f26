package org.chaland.jpa;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chaland.model.Field;

/** The statements of the hand-written side. */
final class Sql {

    static final List<String> FIELDS = Arrays.stream(Field.values())
            .map(field -> field.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final String CUSTOMER =
            "c.id, c.shop, c.state, c.merged_into, c.email_key, c.terms_key, c.epoch, c.version, c.created_at, c.changed_at, "
                    + fields("c.");

    private static final String LINK =
            "l.account_key, l.subject_key, l.issuer_key, l.issuer, l.subject, l.proof, l.state, l.since";

    private static final String PURCHASE =
            "p.purchase_key, p.shop, p.reference, p.customer_id, p.state, p.placed_at, p.completed_at, p.cancelled_at, p.version, p.trainings, p.access_until, "
                    + fields("p.");

    static final String CUSTOMER_OF_ACCOUNT = "select " + CUSTOMER + ", " + LINK + """
             from chaland_customer c left join chaland_link l on l.customer_id = c.id
            where c.id = (select customer_id from chaland_link where account_key = ?)
            """;

    static final String CUSTOMER_OF_ID = "select " + CUSTOMER + ", " + LINK + """
             from chaland_customer c left join chaland_link l on l.customer_id = c.id
            where c.id = ? and c.shop = ?
            """;

    static final String LOCK_CUSTOMER = "select version from chaland_customer where id = ? and shop = ? for update";

    static final String UPDATE_CUSTOMER = """
            update chaland_customer set state = ?, merged_into = ?, email_key = ?, epoch = ?, changed_at = ?, terms_key = ?,
            version = ?, %s = ? where id = ? and shop = ? and version = ? and epoch <= ? and terms_key = ?
            """.formatted(String.join(" = ?, ", FIELDS));

    static final String INSERT_CHECKOUT = insert("chaland_checkout", 18, """
            id, shop, handle_hash, customer_id, epoch, account_issuer, account_subject, draft, order_only, sign_in_issuer,
            sign_in_round, told_confirmed, sent_by, record_version, placed_order, previous_order, expires_at, version""");

    static final String PURCHASE_OF_KEY = "select " + PURCHASE + " from chaland_purchase p where p.purchase_key = ?";

    static final String LOCK_PURCHASE = PURCHASE_OF_KEY + " for update";

    static final String UPDATE_PURCHASE = """
            update chaland_purchase set customer_id = ?, state = ?, completed_at = ?, cancelled_at = ?,
            trainings = ?, access_until = ?, version = ?
            where purchase_key = ? and version = ?
            """;

    static final String INSERT_TASK = insert("chaland_task", 19, """
            id, shop, task_key, key_text, kind, customer_id, reference, topic, account_issuer, account_subject, state, attempts,
            next_attempt_at, leased_until, due_at, reason, overtaken, created_at, version""");

    static final String LINKS_OF_SUBJECT = """
            select c.id, c.shop, l.proof, l.state, l.since,
                (select max(p.access_until) from chaland_purchase p where p.customer_id = c.id and p.shop = c.shop)
            from chaland_customer c join chaland_link l on l.customer_id = c.id where l.subject_key = ?
            """;

    static final String NEWEST_PURCHASES = "select " + PURCHASE + """
             from chaland_purchase p where p.customer_id = ? and p.shop = ? and p.state in (?, ?, ?)
            order by p.customer_id desc, p.placed_at desc, p.reference desc fetch first ? rows only
            """;

    static final String OPEN_PURCHASE = """
            select p.purchase_key from chaland_purchase p
            where p.customer_id = ? and p.shop = ? and p.state = ? and p.access_until > ? fetch first ? rows only
            """;

    private static final String LINE = """
            select c.id, c.created_at, c.given_name, c.family_name, c.organisation, c.city, c.email,
                (select count(*) from chaland_link l where l.customer_id = c.id),
                (select count(*) from chaland_purchase p where p.customer_id = c.id and p.shop = c.shop and p.state = 'PLACED'),
                (select count(*) from chaland_purchase p where p.customer_id = c.id and p.shop = c.shop and p.state = 'COMPLETED'),
                (select count(*) from chaland_purchase p where p.customer_id = c.id and p.shop = c.shop and p.state = 'CANCELLED')
            """;

    static final String PAGE = LINE + """
            from chaland_customer c where c.shop = ? and c.state = 'ACTIVE'
            order by c.shop desc, c.state desc, c.created_at desc, c.id desc fetch first ? rows only
            """;

    static final String SEARCH = LINE + """
            from chaland_customer_term t join chaland_customer c on c.id = t.customer_id
            where t.shop = ? and t.term >= ? and t.term < ?
                and not exists (select 1 from chaland_customer_term e
                    where e.customer_id = t.customer_id and e.term >= ? and e.term < t.term)
            order by t.shop, t.term, t.customer_id fetch first ? rows only
            """;

    static final String INSERT_DISCLOSURE =
            insert("chaland_disclosure", 8, "id, shop, customer_id, staff, role, purpose, fields, shown_at");

    private Sql() {}

    private static String fields(String alias) {
        return FIELDS.stream().map(alias::concat).collect(Collectors.joining(", "));
    }

    private static String insert(String table, int columns, String names) {
        return "insert into " + table + " (" + names + ") values ("
                + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    }
}
