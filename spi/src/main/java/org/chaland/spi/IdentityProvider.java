package org.chaland.spi;

import java.util.Map;
import org.chaland.model.Contact;
import org.chaland.model.Field;

/**
 * A store of user accounts. An adapter implements this and whichever capabilities its provider has:
 *
 * <ul>
 *   <li>{@link SignInRedirect}: visitors sign in at the provider's own page
 *   <li>{@link PasswordSignIn}: visitors type their password on a page of the host, as a last resort
 *   <li>{@link ProfileSource}: the form is filled with what the provider knows of whoever signed in
 *   <li>{@link AccountProvisioning}: a buyer without an account gets one
 *   <li>{@link AccountLookup}: whoever proves a mailbox gets the account that can be recovered by it
 *   <li>{@link FederatedAccounts}: whoever signs in elsewhere gets the account that they have here
 *   <li>{@link Invitation}: the provider asks the person to choose a password
 *   <li>{@link AccountSuspension}: an account that the shop made is closed when the trainings are over, and opened again
 *   <li>{@link AccountErasure}: the account of somebody who is erased is deleted
 *   <li>{@link ProfileUpdate}: what a customer corrects is passed on to the account that the shop made
 *   <li>{@link SupportAccess}: the account opens a support area
 *   <li>{@link CourseAccess}: the courses that were bought open and close by themselves
 *   <li>{@link CourseTeaching}: staff who teach a course see the people in it
 *   <li>{@link SelfCheck}: what is set up wrongly is told at the start, with what to do about it
 * </ul>
 *
 * <p>Calls may go over a network and are never made inside a database transaction (I4). Whatever goes wrong is a
 * {@link ProviderUnavailableException} or a {@link ProviderRefusalException}; texts of the provider stay inside the adapter
 * (I10). Implementations are safe for use by several threads. One that is to work without code has an
 * {@link IdentityProviderFactory} besides.
 *
 * @since 0.1
 */
public interface IdentityProvider {

    /** The exact issuer name that all accounts of this provider carry; never changes. */
    String issuer();

    /**
     * Whether the provider is set up for a capability that its class has. Where a capability needs a setting, and that is absent, the answer is no,
     * and Chaland does without.
     *
     * @param capability an interface such as {@link SignInRedirect}
     */
    default boolean offers(Class<? extends IdentityProvider> capability) {
        return capability.isInstance(this);
    }

    /**
     * The longest values that the provider keeps, in code points, for fields of the contact where that is less than
     * {@link Field#maxLength()}. Longer ones are told to the visitor at the contact step, before anything is sold.
     *
     * @return unmodifiable; empty if there are no such limits
     */
    default Map<Field, Integer> fieldLimits() {
        return Map.of();
    }

    /** Whether no value is longer than {@link #fieldLimits()}. Longer values are never cut: a cut name is another name. */
    default boolean hasRoomFor(Contact contact) {
        return fieldLimits().entrySet().stream()
                .allMatch(limit -> contact.get(limit.getKey())
                        .filter(value -> value.codePointCount(0, value.length()) > limit.getValue())
                        .isEmpty());
    }
}
