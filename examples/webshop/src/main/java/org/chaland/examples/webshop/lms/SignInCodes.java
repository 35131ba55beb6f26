package org.chaland.examples.webshop.lms;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chaland.examples.webshop.site.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes with which a browser goes back to the shop: single use, short-lived, and of no use to whoever does not know the
 * state and the secret of the attempt (RFC 6749 §10.5, RFC 7636).
 */
@Component
@PartOfTheDemoLms
class SignInCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Clock clock;

    SignInCodes(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A code for a person who has just signed in. */
    String issue(String person, Attempt attempt) {
        var code = Secrets.random();
        database.sql("delete from lms_code where expires_at <= ?").param(now()).update();
        database.sql("insert into lms_code (code_hash, person, state, challenge, expires_at) values (?, ?, ?, ?, ?)")
                .params(Secrets.hash(code), person, attempt.state(), attempt.challenge(), now().plus(LIFETIME))
                .update();
        return code;
    }

    /** Who signed in, or empty. The code is spent either way. */
    Optional<String> redeem(String code, Attempt attempt) {
        var hash = Secrets.hash(code);
        var issued = database.sql("select person, state, challenge, expires_at from lms_code where code_hash = ?")
                .param(hash)
                .query((row, number) -> new Issued(
                        row.getString("person"),
                        new Attempt(row.getString("state"), row.getString("challenge")),
                        row.getObject("expires_at", OffsetDateTime.class)))
                .optional();
        // Of two that read the same code, one deletes it.
        var taken = database.sql("delete from lms_code where code_hash = ?")
                        .param(hash)
                        .update()
                == 1;
        return issued.filter(found -> taken)
                .filter(found -> found.attempt().equals(attempt))
                .filter(found -> found.expiresAt().isAfter(now()))
                .map(Issued::person);
    }

    void forget(String person) {
        database.sql("delete from lms_code where person = ?").param(person).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * What a code is bound to.
     *
     * @param state as the shop gave it to the browser
     * @param challenge the digest of a secret that never leaves the shop
     */
    record Attempt(String state, String challenge) {}

    private record Issued(String person, Attempt attempt, OffsetDateTime expiresAt) {}
}
