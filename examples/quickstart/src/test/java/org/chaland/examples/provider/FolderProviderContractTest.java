package org.chaland.examples.provider;

import java.nio.file.Path;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;
import org.junit.jupiter.api.io.TempDir;

class FolderProviderContractTest extends IdentityProviderContract {

    @TempDir
    Path folder;

    @Override
    protected ProviderFixture fixture() {
        return new FolderFixture(new Accounts(folder));
    }

    record FolderFixture(Accounts files) implements ProviderFixture {

        @Override
        public FolderProvider provider() {
            return files.provider();
        }

        @Override
        public Account user(Contact profile) {
            return files.add(profile);
        }

        @Override
        public void suspend(Account account) {
            files.suspend(account);
        }

        @Override
        public void delete(Account account) {
            files.delete(account);
        }

        @Override
        public int accounts() {
            return files.count();
        }
    }
}
