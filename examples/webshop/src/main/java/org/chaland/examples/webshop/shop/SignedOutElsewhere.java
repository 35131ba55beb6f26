package org.chaland.examples.webshop.shop;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chaland.model.Account;
import org.springframework.stereotype.Component;

/**
 * Who was signed out at their provider, so that no session of theirs here that began before goes on. Kept on this machine only: a shop on several
 * keeps it where its sessions are. Safe for use by several threads.
 */
@Component
class SignedOutElsewhere {

    private static final int MOST = 20_000;

    private final Clock clock;
    private final Map<Account, Instant> ended = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Instant> eldest) {
            return size() > MOST;
        }
    };

    SignedOutElsewhere(Clock clock) {
        this.clock = clock;
    }

    synchronized void end(Account account) {
        ended.remove(account);
        ended.put(account, clock.instant());
    }

    /** Whether a session that began then is over. */
    synchronized boolean isOver(Account account, Instant since) {
        return !ended.getOrDefault(account, Instant.MIN).isBefore(since);
    }
}
