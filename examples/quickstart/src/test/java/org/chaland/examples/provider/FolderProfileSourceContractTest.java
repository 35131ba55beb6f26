package org.chaland.examples.provider;

import java.nio.file.Path;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.ProfileSourceContract;
import org.junit.jupiter.api.io.TempDir;

final class FolderProfileSourceContractTest extends ProfileSourceContract {

    @TempDir
    Path folder;

    @Override
    protected FolderProvider provider() {
        return new Accounts(folder).provider();
    }

    @Override
    protected Account user(Contact profile) {
        return new Accounts(folder).add(profile);
    }

    @Override
    protected void suspend(Account account) {
        new Accounts(folder).suspend(account);
    }

    @Override
    protected void delete(Account account) {
        new Accounts(folder).delete(account);
    }
}
