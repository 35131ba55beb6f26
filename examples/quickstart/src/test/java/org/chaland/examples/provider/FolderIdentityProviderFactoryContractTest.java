package org.chaland.examples.provider;

import java.util.Map;
import java.util.Set;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.contract.IdentityProviderFactoryContract;

final class FolderIdentityProviderFactoryContractTest extends IdentityProviderFactoryContract {

    @Override
    protected IdentityProviderFactory factory() {
        return new FolderProviderFactory();
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of("chaland.folder.issuer", "urn:example:folder", "chaland.folder.path", "no-such-folder");
    }

    @Override
    protected Set<String> required() {
        return properties().keySet();
    }
}
