package org.chaland.examples.webshop.outbox;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes mails and keeps them, instead of sending them. Safe for use by several threads. */
@Component
public class Outbox {

    private static final int SHOWN = 100;

    private static final String KEEP = """
            merge into mail (id, sender, about, recipient, subject, body, link, sent_at) key (id)
            values (:id, :sender, :about, :to, :subject, :body, :link, :at)
            """;

    private static final String NEWEST =
            "select sender, about, recipient, subject, body, link from mail order by sent_at desc, id limit :limit";

    private final JdbcClient database;
    private final Clock clock;

    Outbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes a mail; one of the same id takes the place of the one before. */
    public void keep(UUID id, Origin origin, String to, String subject, String body, Optional<URI> link) {
        database.sql(KEEP)
                .param("id", id)
                .param("sender", origin.sender())
                .param("about", origin.about())
                .param("to", to)
                .param("subject", subject)
                .param("body", body)
                .param("link", link.map(URI::toString).orElse(null))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets what that sender has written to that person. */
    public void forget(String sender, String about) {
        database.sql("delete from mail where sender = ? and about = ?")
                .params(sender, about)
                .update();
    }

    List<Mail> newest() {
        return database.sql(NEWEST)
                .param("limit", SHOWN)
                .query((row, number) -> new Mail(
                        row.getString("sender"),
                        row.getString("about"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        Optional.ofNullable(row.getString("link"))))
                .list();
    }

    /**
     * Where a mail comes from.
     *
     * @param about to whom, by the id that the sender has for them
     */
    public record Origin(String sender, String about) {}

    /**
     * A mail as the page shows it.
     *
     * @param about to whom, by the id that the sender has for them
     */
    record Mail(String sender, String about, String to, String subject, String body, Optional<String> link) {

        @Override
        public String toString() {
            return "Mail[sender=" + sender + "]";
        }
    }
}
