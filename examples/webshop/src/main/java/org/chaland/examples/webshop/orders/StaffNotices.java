package org.chaland.examples.webshop.orders;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps for staff what they have to look at. An event that is told again is kept once, and one of a kind is shown for each order. */
@Component
public class StaffNotices implements CustomerListener {

    private static final Set<CustomerEvent.Type> FOR_STAFF = Set.of(
            CustomerEvent.Type.PURCHASE_CONFLICT,
            CustomerEvent.Type.PROVISIONING_STOPPED,
            CustomerEvent.Type.ORDER_DECLINED,
            CustomerEvent.Type.ACCOUNT_OVERDUE,
            CustomerEvent.Type.TASK_OVERDUE);
    private static final int SHOWN = 50;

    private final JdbcClient database;

    StaffNotices(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void on(CustomerEvent event) {
        if (FOR_STAFF.contains(event.type())) {
            database.sql("merge into shop_notice (event_id, type, reference, customer_id, told_at) key (event_id)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(
                            event.id(),
                            event.type().name(),
                            event.reference().orElse(""),
                            event.customer().value(),
                            event.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    public List<Notice> newest() {
        return database.sql("select type, reference, customer_id from shop_notice group by type, reference, customer_id"
                        + " order by max(told_at) desc, max(event_id) limit ?")
                .param(SHOWN)
                .query((row, number) ->
                        new Notice(row.getString("type"), row.getString("reference"), row.getString("customer_id")))
                .list();
    }

    /**
     * What happened.
     *
     * @param reference with which order, or empty
     * @param customer to whom
     */
    public record Notice(String type, String reference, String customer) {}
}
