package org.chaland.examples.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;

/** Accounts in a folder of one process, a file for each, named by our key: a folder never has two files of one name. */
public record FolderProvider(String issuer, Path folder) implements ProfileSource, AccountProvisioning {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    @Override
    public Optional<Contact> profile(Account account) {
        return read(account.subject().replaceFirst("\\..*", ""))
                .filter(lines -> account(lines).equals(Optional.of(account)) && !lines.contains("\nsuspended\n"))
                .map(FolderProvider::contact);
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return read(key.value()).flatMap(this::account);
    }

    @Override
    public synchronized Account create(AccountKey key, Contact contact) {
        var known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        if (contact.email().filter(this::isTaken).isPresent()) {
            throw new ProviderRefusalException(Reason.EMAIL_TAKEN, "Another account has the e-mail address.");
        }
        // An id of its own, so that nobody is taken for the owner of a deleted account.
        var lines = new StringBuilder(key + "." + UUID.randomUUID() + "\n");
        contact.values().forEach((field, value) -> lines.append(field.path() + "=" + value + "\n"));
        try {
            Files.writeString(folder.resolve(key.value()), lines, StandardOpenOption.CREATE_NEW);
        } catch (IOException failure) {
            throw unclear();
        }
        return find(key).orElseThrow(FolderProvider::unclear);
    }

    private Optional<String> read(String name) {
        try {
            return NAME.matcher(name).matches()
                    ? Optional.of(Files.readString(folder.resolve(name)))
                    : Optional.empty();
        } catch (NoSuchFileException nobody) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unclear();
        }
    }

    private boolean isTaken(String email) {
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> read(file.getFileName().toString()).stream())
                    .flatMap(lines -> contact(lines).email().stream())
                    .anyMatch(email::equalsIgnoreCase);
        } catch (IOException failure) {
            throw unclear();
        }
    }

    private Optional<Account> account(String lines) {
        return lines.lines().findFirst().map(subject -> new Account(issuer, subject));
    }

    private static Contact contact(String lines) {
        var values = new EnumMap<Field, String>(Field.class);
        lines.lines()
                .map(line -> line.split("=", 2))
                .forEach(pair -> Field.ofPath(pair[0]).ifPresent(field -> values.put(field, pair[1])));
        return Contact.of(values);
    }

    /** Without what the file system says: its texts name files, and might name people. */
    private static ProviderUnavailableException unclear() {
        return new ProviderUnavailableException(
                "The folder of accounts cannot be used: look at its rights and the disk.");
    }
}
