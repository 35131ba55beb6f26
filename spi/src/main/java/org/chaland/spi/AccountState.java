package org.chaland.spi;

/**
 * Whether an account can be used, as its provider has it.
 *
 * @since 0.1
 */
public enum AccountState {
    /** Its owner can sign in. */
    ACTIVE,
    /** It exists, and nobody can sign in with it: suspended, by whomever, or not confirmed yet. */
    SUSPENDED,
    /** There is no such account, or no longer; what is left of a deleted one does not count. */
    GONE
}
