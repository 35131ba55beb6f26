package org.chaland.examples.webshop;

import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set, as {@code webshop.*}.
 *
 * @param provider where accounts are: {@code demo}, the LMS that comes with the shop, or the id of one on the class path
 * @param passwordSignIn whether people may type the password of their account on a page of the shop, where the provider has no
 *     sign-in page of its own: a last resort, see the README
 * @param hosts the names under which the shop answers
 * @param data the directory that holds the database and the sessions
 * @param staffPassword of the two staff, users {@code staff} and {@code colleague}
 * @param demoPassword of the three people whom the LMS knows from the start
 * @param staffAccounts ids of the people at the LMS who are shown the way to the sales administration
 * @param forumDown whether the block of the forum fails in the support area
 * @param signInForKnownAddresses whether a guest who types the address of somebody with an account is asked to sign in: it tells
 *     whoever types an address that it is known here
 * @param scheduledUpkeep whether upkeep runs every few seconds by itself
 * @param tellPasswords whether the first page tells these passwords to whoever tries the shop
 * @param banner whether to tell on the standard output how to begin
 */
@ConfigurationProperties("webshop")
record WebshopProperties(
        String provider,
        boolean passwordSignIn,
        Set<String> hosts,
        Path data,
        String staffPassword,
        String demoPassword,
        boolean tellPasswords,
        Set<String> staffAccounts,
        boolean forumDown,
        boolean signInForKnownAddresses,
        boolean scheduledUpkeep,
        boolean banner) {}
