package org.chaland.examples.webshop.lms;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chaland.examples.webshop.site.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one-time links under which people choose their first password. Opening one spends nothing; choosing does. */
@Component
@PartOfTheDemoLms
class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(3);

    private static final String LIVE = "select person from lms_invitation where token_hash = ? and expires_at > ?";

    private final JdbcClient database;
    private final Clock clock;

    Invitations(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The token of a new invitation. */
    String issue(String person) {
        var token = Secrets.random();
        database.sql("insert into lms_invitation (token_hash, person, expires_at) values (?, ?, ?)")
                .params(Secrets.hash(token), person, now().plus(LIFETIME))
                .update();
        return token;
    }

    /** Whether the token still opens the page. */
    boolean isLive(String token) {
        return find(token).isPresent();
    }

    /** Whom the token invites, for this one time, or empty. All other invitations of that person are spent with it. */
    Optional<String> redeem(String token) {
        var person = find(token);
        var taken = database.sql("delete from lms_invitation where token_hash = ?")
                        .param(Secrets.hash(token))
                        .update()
                == 1;
        person.filter(invited -> taken).ifPresent(this::forget);
        return person.filter(invited -> taken);
    }

    void forget(String person) {
        database.sql("delete from lms_invitation where person = ?")
                .param(person)
                .update();
    }

    private Optional<String> find(String token) {
        return database.sql(LIVE)
                .params(Secrets.hash(token), now())
                .query(String.class)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
