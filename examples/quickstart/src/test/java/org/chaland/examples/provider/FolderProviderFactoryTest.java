package org.chaland.examples.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.chaland.ProviderPlugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderProviderFactoryTest {

    @TempDir
    Path folder;

    @Test
    void providerIsFoundOnTheClassPathAndMadeOfProperties() {
        var properties = Map.of(
                "chaland.folder.issuer", "urn:example:folder", "chaland.folder.path", folder.toString(), "other", "x");

        assertThat(ProviderPlugins.create("folder", properties))
                .isEqualTo(new FolderProvider("urn:example:folder", folder));
    }

    @Test
    void anotherNameIsToldWithThisOne() {
        assertThatThrownBy(() -> ProviderPlugins.create("moodle", Map.of()))
                .hasMessageContaining("named moodle, but folder: put its jar on the class path");
    }
}
