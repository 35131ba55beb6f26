package org.chaland.model;

import java.util.Objects;

/**
 * A course that was bought, and the account to which it is to be open.
 *
 * @param account at the shop's learning provider
 * @param course the code of the training
 * @param state open, with since or from when and until when; or closed, if what was bought of it is over or was refunded
 */
public record PaidCourse(Account account, String course, CourseState state) {

    /** Refuses missing values. */
    public PaidCourse {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(state, "state");
    }
}
