package org.chaland.spi;

import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.ShopId;

/**
 * Tells which courses an account teaches. Staff who train people then see the people in these courses, and nobody else (S9). Which role
 * makes a teacher is a setting of the provider.
 *
 * @since 0.1
 */
public interface CourseTeaching extends IdentityProvider {

    /** The largest number of courses in one question. */
    int MOST_COURSES = 100;

    /**
     * Returns those of the courses that the account teaches now. The provider is asked at each call, so that a role that was taken away
     * shows nothing from then on. An account that is suspended teaches nothing, nor does one whose role or enrolment in the course has
     * ended. To be let into a course is not to teach it.
     *
     * @param courses codes of trainings, compared exactly, at most {@link #MOST_COURSES}
     * @return unmodifiable; without courses that do not exist; empty if there is no such account
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException with reason {@link ProviderRefusalException.Reason#NOT_PERMITTED} if it does not allow the question
     */
    Set<String> taught(ShopId shop, Account account, Set<String> courses);
}
