package org.chaland.memory;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.chaland.model.Account;
import org.chaland.spi.PasswordAttempt;

/** Who signs in with which name and password. Of a password a salted hash is kept (RFC 8018 §5.2), quick enough for tests. */
final class InMemoryPasswords {

    private static final int ROUNDS = 1_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final Map<String, Entry> byName = new HashMap<>();
    private final RandomGenerator random;

    InMemoryPasswords(RandomGenerator random) {
        this.random = random;
    }

    synchronized void give(Account account, String name, char[] password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byName.values().removeIf(entry -> entry.account().equals(account));
        byName.put(name, new Entry(account, salt, hash(password, salt)));
    }

    /** An unknown name takes as long as a wrong password. */
    synchronized Optional<Account> check(PasswordAttempt attempt) {
        var known = Optional.ofNullable(byName.get(attempt.name()));
        var hash = hash(attempt.password(), known.map(Entry::salt).orElseGet(() -> new byte[SALT_BYTES]));
        return known.filter(entry -> MessageDigest.isEqual(entry.hash(), hash)).map(Entry::account);
    }

    private static byte[] hash(char[] password, byte[] salt) {
        var spec = new PBEKeySpec(password, salt, ROUNDS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java platform cannot hash passwords: repair it.", missing);
        } finally {
            spec.clearPassword();
        }
    }

    private record Entry(Account account, byte[] salt, byte[] hash) {}
}
