package org.chaland.moodle;

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
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
            var keys = Json.read(answer.body())
                    .map(set -> set.path("keys"))
                    .filter(JsonNode::isArray)
                    .orElseThrow(() -> new CallFailedException(PATH, CallFailedException.UNREADABLE));
            return new JWKSet(StreamSupport.stream(keys.spliterator(), false)
                    .flatMap(key -> key(key).stream())
                    .toList());
        } catch (CallFailedException failed) {
            throw new KeySourceException(failed.code());
        }
    }

    /** One that is of an unknown kind, or broken, does not spoil the others (RFC 7517 §5). */
    private static Optional<JWK> key(JsonNode key) {
        try {
            return Optional.of(JWK.parse(key.toString()));
        } catch (ParseException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private record Read(JWKSet keys, Instant at) {}
}
