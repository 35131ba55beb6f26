package org.chaland.examples.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.chaland.model.Account;
import org.chaland.model.Contact;

/** What an administrator does with the folder, by hand. */
record Accounts(Path folder) {

    private static final String ISSUER = "urn:example:folder";

    FolderProvider provider() {
        return new FolderProvider(ISSUER, folder);
    }

    Account add(Contact profile) {
        var account = new Account(ISSUER, "user-" + (1 + count()) + ".a");
        var lines = new StringBuilder(account.subject() + "\n");
        profile.values().forEach((field, value) -> lines.append(field.path() + "=" + value + "\n"));
        write(account, lines, StandardOpenOption.CREATE_NEW);
        return account;
    }

    void suspend(Account account) {
        write(account, "\nsuspended\n", StandardOpenOption.APPEND);
    }

    void delete(Account account) {
        try {
            Files.delete(file(account));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int count() {
        try (var files = Files.list(folder)) {
            return (int) files.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Account account, CharSequence lines, StandardOpenOption how) {
        try {
            Files.writeString(file(account), lines, how);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(Account account) {
        return folder.resolve(account.subject().replaceFirst("\\..*", ""));
    }
}
