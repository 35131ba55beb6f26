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
            merge into mail (id, sender, recipient, subject, body, link, sent_at) key (id)
            values (:id, :sender, :to, :subject, :body, :link, :at)
            """;

    private static final String NEWEST =
            "select sender, recipient, subject, body, link from mail order by sent_at desc, id limit :limit";

    private final JdbcClient database;
    private final Clock clock;

    Outbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes a mail; one of the same id takes the place of the one before. */
    public void keep(UUID id, String sender, String to, String subject, String body, Optional<URI> link) {
        database.sql(KEEP)
                .param("id", id)
                .param("sender", sender)
                .param("to", to)
                .param("subject", subject)
                .param("body", body)
                .param("link", link.map(URI::toString).orElse(null))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Mail> newest() {
        return database.sql(NEWEST)
                .param("limit", SHOWN)
                .query((row, number) -> new Mail(
                        row.getString("sender"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        Optional.ofNullable(row.getString("link"))))
                .list();
    }

    /** A mail as the page shows it. */
    record Mail(String sender, String to, String subject, String body, Optional<String> link) {

        @Override
        public String toString() {
            return "Mail[sender=" + sender + "]";
        }
    }
}
