package org.chaland.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CourseGrant;

/**
 * Keeps what shops have given accounts in courses. As of {@link AccountStore}, a row is of all shops; accounts and codes of courses are
 * compared as bytes.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface CourseStore {

    /** What was given that account in that course; empty if nothing was. */
    Optional<CourseGrant> find(Account account, String course);

    /** What was given that account in any course, in no order; unmodifiable. */
    List<CourseGrant> ofAccount(Account account);

    /** Stores it, in the place of what was stored of the same account and course. */
    void put(CourseGrant grant);

    /** Forgets it. Nothing happens if there is none. */
    void delete(Account account, String course);

    /**
     * Those of which {@link CourseGrant#lookAt} has come, those that have waited longest first.
     *
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<CourseGrant> toLookAt(Instant until, int limit);
}
