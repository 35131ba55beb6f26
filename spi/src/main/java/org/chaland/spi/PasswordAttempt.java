package org.chaland.spi;

import java.util.Arrays;
import java.util.Objects;

/**
 * A name and a password as somebody typed them, for one attempt to sign in. Equal to itself only; its text form shows neither.
 * Not safe for use by several threads.
 */
public final class PasswordAttempt {

    private final String name;
    private final char[] password;

    /**
     * With the array itself, not a copy, so that wiping this leaves nothing in it.
     *
     * @param name untrusted, anything but null
     * @param password untrusted, anything but null
     */
    public PasswordAttempt(String name, char[] password) {
        this.name = Objects.requireNonNull(name, "name");
        this.password = Objects.requireNonNull(password, "password");
    }

    /** What was typed as the name. It decides nothing: who signed in is what the provider says. */
    public String name() {
        return name;
    }

    /** The array itself, of use until it is wiped. Make no {@code String} of it: nobody could wipe that. */
    public char[] password() {
        return password;
    }

    /** Overwrites the password. */
    public void wipe() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "PasswordAttempt[masked]";
    }
}
