package org.chaland.spi;

import java.net.URI;
import org.chaland.model.Account;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;

/**
 * Opens to an account the courses that were bought. Core says what is to be open, from when until when, as all paid purchases together
 * have it, and reads back. It calls {@link #set} only for access that the shop itself gives; access that others gave is not changed.
 *
 * <p>A course is named by the code of its training. Role, group or cohort are settings of the provider. All calls may be repeated freely,
 * also after a doubtful answer. A suspended account is treated as any other: its courses are open once it is active again.
 *
 * @since 0.1
 */
public interface CourseAccess extends IdentityProvider {

    /**
     * Brings what the shop gives the account in the course to that state. Both dates are always set: what has no end loses the one
     * that it had. {@link CourseState.Status#CLOSED} ends access and keeps what the person has done in the course;
     * {@link CourseState.Status#NONE} may take that away, and is used for what never began.
     *
     * @throws ProviderUnavailableException if it is unknown whether it took effect
     * @throws ProviderRefusalException with reason {@link ProviderRefusalException.Reason#UNKNOWN_ACCOUNT},
     *     {@link ProviderRefusalException.Reason#UNKNOWN_COURSE}, {@link ProviderRefusalException.Reason#COURSE_FULL}, or
     *     {@link ProviderRefusalException.Reason#NOT_PERMITTED}. To close a course for an account that does not exist, or one that does
     *     not exist, changes nothing and is not refused
     */
    void set(ShopId shop, Account account, String course, CourseState wanted);

    /**
     * Returns whether the account has access to the course now, from the shop or from others. The provider is asked at each call.
     *
     * @return {@code false} also if there is no such account
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException with reason {@link ProviderRefusalException.Reason#UNKNOWN_COURSE} if there is no such course, or
     *     {@link ProviderRefusalException.Reason#NOT_PERMITTED}
     */
    boolean isIn(ShopId shop, Account account, String course);

    /**
     * Whether the provider itself opens and closes a course at the times of an {@link CourseState.Status#OPEN} state. Otherwise core opens
     * it when its time has come, and closes it then.
     */
    default boolean keepsTimes() {
        return true;
    }

    /** The address of a course, the same for everybody; no network call is made. */
    URI courseAddress(ShopId shop, String course);
}
