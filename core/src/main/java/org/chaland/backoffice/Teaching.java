package org.chaland.backoffice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chaland.internal.Parts;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.spi.CourseTeaching;

/**
 * Which courses a staff member teaches, as the learning provider says during one look. Only courses are asked for into which somebody was
 * let whom the look comes upon. They are collected while a transaction reads, and asked after it has ended (I4). For one thread.
 */
final class Teaching {

    private final Parts parts;
    private final Staff staff;
    private final Optional<CourseTeaching> provider;
    private final Map<String, Boolean> answers = new HashMap<>();
    private final Set<String> questions = new TreeSet<>();

    Teaching(Parts parts, Staff staff) {
        this(parts, staff, staff.account().flatMap(account -> provider(parts, staff, account)));
    }

    private Teaching(Parts parts, Staff staff, Optional<CourseTeaching> provider) {
        this.parts = parts;
        this.staff = staff;
        this.provider = provider;
    }

    /** Returns that of somebody who teaches nothing, without asking. */
    static Teaching nothing(Parts parts, Staff staff) {
        return new Teaching(parts, staff, Optional.empty());
    }

    private static Optional<CourseTeaching> provider(Parts parts, Staff staff, Account account) {
        return parts.rules(staff.shop())
                .learningIssuer()
                .filter(account.issuer()::equals)
                .flatMap(issuer -> parts.providers().find(issuer, CourseTeaching.class));
    }

    /** Returns whether the customer was let into a course that the staff member teaches; not as long as that is a question. */
    boolean isOf(CustomerId customer) {
        var courses = provider.isEmpty() ? Set.<String>of() : courses(customer);
        courses.stream().filter(course -> !answers.containsKey(course)).forEach(questions::add);
        return courses.stream().anyMatch(course -> answers.getOrDefault(course, false));
    }

    private Set<String> courses(CustomerId id) {
        return parts.storage()
                .customers()
                .find(staff.shop(), id)
                .map(new PaidAccess(parts)::coursesLetInto)
                .orElse(Set.of());
    }

    boolean hasQuestions() {
        return !questions.isEmpty();
    }

    /**
     * Asks the provider.
     *
     * @throws org.chaland.spi.ProviderUnavailableException if it does not answer: then nobody is shown
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    void ask() {
        parts.requireNoTransaction("Showing staff the people whom they train");
        var account = staff.account().orElseThrow();
        var asked = List.copyOf(questions);
        for (int from = 0; from < asked.size(); from += CourseTeaching.MOST_COURSES) {
            var to = Math.min(asked.size(), from + CourseTeaching.MOST_COURSES);
            var some = asked.subList(from, to).stream().collect(Collectors.toUnmodifiableSet());
            var taught = provider.orElseThrow().taught(staff.shop(), account, some);
            some.forEach(course -> answers.put(course, taught.contains(course)));
        }
        questions.clear();
    }
}
