package org.chaland.examples.provider;

import java.nio.file.Path;
import org.chaland.spi.contract.IdentityProviderContract;
import org.junit.jupiter.api.io.TempDir;

final class FolderIdentityProviderContractTest extends IdentityProviderContract {

    @TempDir
    Path folder;

    @Override
    protected FolderProvider provider() {
        return new Accounts(folder).provider();
    }
}
