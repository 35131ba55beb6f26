package org.chaland.examples.webshop;

import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set, as {@code webshop.*}.
 *
 * @param hosts the names under which the shop answers
 * @param data the directory that holds the database and the sessions
 * @param staffPassword of the two staff, users {@code staff} and {@code colleague}
 * @param demoPassword of the three people whom the LMS knows from the start
 * @param staffAccounts ids of the people at the LMS who are shown the way to the sales administration
 * @param forumDown whether the block of the forum fails in the support area
 * @param scheduledUpkeep whether upkeep runs every few seconds by itself
 * @param tellPasswords whether the first page tells these passwords to whoever tries the shop
 * @param banner whether to tell on the standard output how to begin
 */
@ConfigurationProperties("webshop")
record WebshopProperties(
        Set<String> hosts,
        Path data,
        String staffPassword,
        String demoPassword,
        boolean tellPasswords,
        Set<String> staffAccounts,
        boolean forumDown,
        boolean scheduledUpkeep,
        boolean banner) {}
