package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Handle;
import org.springframework.stereotype.Component;

/**
 * Which handle a browser has got in place of which, for a second click that was sent before the answer to the first came. Kept
 * in memory for a minute, for the browsers that sent something last, and deleted with the next submission of anybody. A browser
 * is known by the digest of its secret. Without this a second click is a second submission, so nothing is lost when an entry
 * makes room. Safe for use by several threads.
 */
@Component
class LatestHandles {

    static final int MOST = 10_000;

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Clock clock;

    private final Map<String, Turn> turns = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Turn> eldest) {
            return size() > MOST;
        }
    };

    LatestHandles(Clock clock) {
        this.clock = clock;
    }

    /** Submits with the handle to go on with: the one sent, or what has taken its place since. One at a time for a browser. */
    SubmitOutcome inTurn(HttpServletRequest request, Function<Optional<Handle>, SubmitOutcome> submit) {
        var sent = Cookies.handle(request);
        var browser = Cookies.browser(request);
        return browser.isEmpty() ? submit.apply(sent) : inTurn(browser.get(), sent, submit);
    }

    SubmitOutcome inTurn(String browser, Optional<Handle> sent, Function<Optional<Handle>, SubmitOutcome> submit) {
        return inTurn(turn(browser), sent, submit);
    }

    private SubmitOutcome inTurn(Turn turn, Optional<Handle> sent, Function<Optional<Handle>, SubmitOutcome> submit) {
        synchronized (turn) {
            var outcome = submit.apply(turn.goOnWith(sent, clock.instant().minus(KEPT)));
            turn.before = sent;
            turn.now = outcome instanceof SubmitOutcome.Saved saved ? Optional.of(saved.handle()) : Optional.empty();
            turn.at = clock.instant();
            return outcome;
        }
    }

    /** From now on this browser goes on with what it sends. */
    synchronized void forget(HttpServletRequest request) {
        Cookies.browser(request).ifPresent(turns::remove);
    }

    /** How many browsers are known. */
    synchronized int size() {
        return turns.size();
    }

    /** Deletes what is older than a minute, which stands first. */
    private synchronized Turn turn(String browser) {
        var now = clock.instant();
        var eldest = turns.values().iterator();
        while (eldest.hasNext() && !eldest.next().asked.isAfter(now.minus(KEPT))) {
            eldest.remove();
        }
        var turn = turns.computeIfAbsent(browser, any -> new Turn());
        turn.asked = now;
        return turn;
    }

    /** Guarded by itself; the time it was asked for, by the map's lock. */
    private static final class Turn {

        private Instant asked = Instant.MIN;

        private Optional<Handle> before = Optional.empty();
        private Optional<Handle> now = Optional.empty();
        private Instant at = Instant.MIN;

        private Optional<Handle> goOnWith(Optional<Handle> sent, Instant oldest) {
            return now.filter(any -> before.equals(sent) && at.isAfter(oldest)).or(() -> sent);
        }
    }
}
