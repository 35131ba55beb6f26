package org.chaland.spi;

import org.chaland.model.Account;

/**
 * What a provider asserts after a sign-in.
 *
 * @param account who signed in
 * @param onBehalf whether somebody else acts for that person, such as an operator (RFC 8693 §4.1); such a session is never
 *     linked as the customer (I13)
 */
public record SignedIn(Account account, boolean onBehalf) {}
