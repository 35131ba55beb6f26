package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What shops have given an account in a course, as it was last confirmed by the provider. It is stored before the provider is called for
 * the first time, so that what others gave is never taken for ours.
 *
 * @param account to which account
 * @param course in which course, by the code of its training
 * @param shop which has written this last
 * @param ours whether the shop gives anything: not as long as others have let the account in, or the time to open it has not come
 * @param given what was given; {@link CourseState#none} before the provider has confirmed anything
 * @param lookAt when to look at it next, because something changes by time alone; empty if nothing does
 */
public record CourseGrant(
        Account account, String course, ShopId shop, boolean ours, CourseState given, Optional<Instant> lookAt) {

    /** Refuses missing values. */
    public CourseGrant {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(lookAt, "lookAt");
    }

    /** Returns the same course of the account, with this given by the shop. */
    public CourseGrant given(CourseState state) {
        return new CourseGrant(account, course, shop, true, state, lookAt);
    }

    /** Returns the same with another time to look at it. */
    public CourseGrant lookAt(Optional<Instant> time) {
        return new CourseGrant(account, course, shop, ours, given, time);
    }
}
