package org.chaland.memory;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.CourseState;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** The courses of the provider in memory, and who is in them: by the shop, or by others. Safe for use by several threads. */
final class InMemoryProviderCourses {

    private final InMemoryAccounts accounts;
    private final Clock clock;
    private final Map<String, Map<Account, CourseState>> given = new HashMap<>();
    private final Map<String, Set<Account>> byOthers = new HashMap<>();

    InMemoryProviderCourses(InMemoryAccounts accounts, Clock clock, Set<String> courses) {
        this.accounts = accounts;
        this.clock = clock;
        courses.forEach(this::add);
    }

    synchronized void add(String course) {
        given.putIfAbsent(course, new HashMap<>());
        byOthers.putIfAbsent(course, new HashSet<>());
    }

    synchronized void set(Account account, String course, CourseState wanted) {
        if (wanted.status() == CourseState.Status.OPEN) {
            require(course);
            accounts.requireKnown(account);
            given.get(course).put(account, wanted);
        } else if (given.containsKey(course)) {
            given.get(course)
                    .computeIfPresent(
                            account, (any, before) -> wanted.status() == CourseState.Status.NONE ? null : wanted);
        }
    }

    synchronized boolean isIn(Account account, String course) {
        require(course);
        var now = clock.instant();
        return accounts.stateOf(account) != AccountState.GONE
                && (byOthers.get(course).contains(account)
                        || Optional.ofNullable(given.get(course).get(account))
                                .filter(state -> state.isOpen(now))
                                .isPresent());
    }

    synchronized CourseState given(Account account, String course) {
        return given.getOrDefault(course, Map.of()).getOrDefault(account, CourseState.none());
    }

    synchronized void letIn(Account account, String course, boolean in) {
        require(course);
        if (in) {
            byOthers.get(course).add(account);
        } else {
            byOthers.get(course).remove(account);
        }
    }

    synchronized boolean isEmpty() {
        return given.isEmpty();
    }

    private void require(String course) {
        if (!given.containsKey(course)) {
            throw new ProviderRefusalException(
                    Reason.UNKNOWN_COURSE,
                    "There is no course of that code: add it, or correct the code of the training.");
        }
    }
}
