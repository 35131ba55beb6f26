package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which Moodle signs, read anew every hour, and for a key that is not among them once a minute at most. The library's own cache
 * reads the clock of the machine, and takes a key that is unknown for a source that does not answer. Safe for use by several threads.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    static final String PATH = "/mod/lti/certs.php";
    static final Duration FRESH = Duration.ofHours(1);
    static final Duration BETWEEN = Duration.ofMinutes(1);

    private static final int OK = 200;

    private final MoodleClient client;
    private final Clock clock;
    private volatile @Nullable Read last;

    SigningKeys(MoodleClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var known = noOlderThan(FRESH);
        var found = selector.select(known.keys());
        return found.isEmpty() ? selector.select(noOlderThan(BETWEEN).keys()) : found;
    }

    private Read noOlderThan(Duration age) throws KeySourceException {
        var known = last;
        var now = clock.instant();
        if (known == null || !now.isBefore(known.at().plus(age))) {
            known = new Read(read(), now);
            last = known;
        }
        return known;
    }

    /** Reads them now. */
    JWKSet read() throws KeySourceException {
        try {
            var answer = client.get(PATH);
            if (answer.statusCode() != OK) {
                throw new CallFailedException(PATH, CallFailedException.STATUS + answer.statusCode());
            }
            // Of limited depth, before the library reads it.
            return JWKSet.parse(Json.read(answer.body())
                    .map(any -> new String(answer.body(), UTF_8))
                    .orElseThrow(() -> new CallFailedException(PATH, CallFailedException.UNREADABLE)));
        } catch (CallFailedException failed) {
            throw new KeySourceException(failed.code());
        } catch (ParseException malformed) {
            throw new KeySourceException(CallFailedException.UNREADABLE);
        }
    }

    private record Read(JWKSet keys, Instant at) {}
}
