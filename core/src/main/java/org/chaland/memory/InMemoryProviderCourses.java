package org.chaland.memory;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.model.Account;
import org.chaland.model.CourseState;
import org.chaland.spi.AccountState;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/** The courses of the provider in memory, and who is in them: by the shop, or by others. Safe for use by several threads. */
final class InMemoryProviderCourses {

    private final InMemoryAccounts accounts;
    private final Clock clock;
    private final Map<String, Course> courses = new HashMap<>();

    InMemoryProviderCourses(InMemoryAccounts accounts, Clock clock, Set<String> courses) {
        this.accounts = accounts;
        this.clock = clock;
        courses.forEach(this::add);
    }

    synchronized void add(String course) {
        courses.putIfAbsent(course, new Course(new HashMap<>(), new HashSet<>(), new HashSet<>()));
    }

    synchronized void set(Account account, String course, CourseState wanted) {
        switch (wanted.status()) {
            case OPEN -> {
                var there = require(course);
                accounts.requireKnown(account);
                there.given().put(account, wanted);
            }
            case CLOSED ->
                find(course).ifPresent(there -> there.given().computeIfPresent(account, (any, before) -> wanted));
            case NONE -> find(course).ifPresent(there -> there.given().remove(account));
        }
    }

    synchronized boolean isIn(Account account, String course) {
        var there = require(course);
        var now = clock.instant();
        return accounts.stateOf(account) != AccountState.GONE
                && (there.byOthers().contains(account)
                        || Optional.ofNullable(there.given().get(account))
                                .filter(state -> state.isOpen(now))
                                .isPresent());
    }

    synchronized CourseState given(Account account, String course) {
        return find(course)
                .flatMap(there -> Optional.ofNullable(there.given().get(account)))
                .orElseGet(CourseState::none);
    }

    synchronized void letIn(Account account, String course, boolean in) {
        var there = require(course);
        if (in) {
            there.byOthers().add(account);
        } else {
            there.byOthers().remove(account);
        }
    }

    synchronized void letTeach(Account account, String course, boolean teaches) {
        var there = require(course);
        if (teaches) {
            there.teachers().add(account);
        } else {
            there.teachers().remove(account);
        }
    }

    synchronized Set<String> taught(Account account, Set<String> asked) {
        return accounts.stateOf(account) != AccountState.ACTIVE
                ? Set.of()
                : asked.stream()
                        .filter(course -> find(course)
                                .filter(there -> there.teachers().contains(account))
                                .isPresent())
                        .collect(Collectors.toUnmodifiableSet());
    }

    synchronized boolean isEmpty() {
        return courses.isEmpty();
    }

    private Optional<Course> find(String course) {
        return Optional.ofNullable(courses.get(course));
    }

    private Course require(String course) {
        return find(course)
                .orElseThrow(() -> new ProviderRefusalException(
                        Reason.UNKNOWN_COURSE,
                        "There is no course of that code: add it, or correct the code of the training."));
    }

    /** Who is in a course, and who teaches it. */
    private record Course(Map<Account, CourseState> given, Set<Account> byOthers, Set<Account> teachers) {}
}
