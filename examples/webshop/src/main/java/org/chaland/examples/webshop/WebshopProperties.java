package org.chaland.examples.webshop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set, as {@code webshop.*}.
 *
 * @param provider where accounts are: {@code demo}, the LMS that comes with the shop, or the id of one on the class path
 * @param signInProviders where people sign in, in the order of the buttons: {@code demo}, or names on the class path; empty for the one where accounts are
 * @param signInNames what the buttons call them, by name; where nothing is said, the learning platform
 * @param passwordSignIn whether people may type the password of their account on a page of the shop, where the provider has no
 *     sign-in page of its own: a last resort, see the README
 * @param address where the shop is reached from outside, such as {@code https://shop.example.org}; empty text for this machine
 * @param hosts the names under which the shop answers
 * @param data the directory that holds the database and the sessions
 * @param secret from which codes and links in mails are made, of 32 characters or more, the same on all machines; empty text for another
 *     one at each start, so that links sent before a restart are dead
 * @param staffPassword of the two staff, users {@code staff} and {@code colleague}
 * @param staffAttempts how often one client may mistype it in a quarter of an hour
 * @param demoPassword of the four people whom the LMS knows from the start
 * @param staffAccounts ids of the people at the LMS who are shown the way to the sales administration
 * @param forumDown whether the block of the forum fails in the support area
 * @param signInForKnownAddresses whether a guest who types the address of somebody with an account is asked to sign in: it tells
 *     whoever types an address that it is known here
 * @param signInCourses the trainings that only somebody may order who is signed in, be it by a code
 * @param outbox whether mails are kept and shown to staff instead of being sent
 * @param pretendedPayment whether visitors can pay at once by a payment that always succeeds; without it they pay by transfer
 * @param mostSessions how many sessions there may be at a time; only who signs in has one
 * @param patience how long a form may take to arrive
 * @param scheduledUpkeep whether upkeep runs every few seconds by itself
 * @param banner whether to tell on the standard output how to begin
 */
@ConfigurationProperties("webshop")
record WebshopProperties(
        String provider,
        List<String> signInProviders,
        Map<String, String> signInNames,
        boolean passwordSignIn,
        String address,
        Set<String> hosts,
        Path data,
        String secret,
        String staffPassword,
        int staffAttempts,
        String demoPassword,
        Set<String> staffAccounts,
        boolean forumDown,
        boolean signInForKnownAddresses,
        Set<String> signInCourses,
        boolean outbox,
        boolean pretendedPayment,
        int mostSessions,
        Duration patience,
        boolean scheduledUpkeep,
        boolean banner) {

    /** In the README, so no secret. */
    static final String DEMO_STAFF_PASSWORD = "demo-staff";

    WebshopProperties {
        signInNames = signInNames == null ? Map.of() : Map.copyOf(signInNames);
    }

    /** Leaves the passwords out. */
    @Override
    public String toString() {
        return "WebshopProperties[provider=" + provider + ", hosts=" + hosts + "]";
    }
}
